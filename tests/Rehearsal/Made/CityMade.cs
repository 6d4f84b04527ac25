namespace AfterSchool.Rehearsal.Made;

/// <summary>A city made up from a seed: its schools, classes, families, staff and menu; the same every time.</summary>
/// <param name="Seed">The seed it was made from.</param>
/// <param name="Schools">Its schools.</param>
public sealed record CityMade(int Seed, IReadOnlyList<SchoolMade> Schools)
{
    /// <summary>Makes a city.</summary>
    /// <param name="seed">Any number; the same number makes the same city.</param>
    /// <param name="places">Places its schools lie in, in turn.</param>
    /// <param name="schools">Number of schools.</param>
    /// <param name="pupils">Pupils of each school.</param>
    public static CityMade Of(int seed, IReadOnlyList<PlaceMade> places, int schools, int pupils)
    {
        ArgumentNullException.ThrowIfNull(places);
        var chance = new Seeded($"{seed}");
        return new CityMade(
            seed,
            [
                .. Enumerable
                    .Range(0, schools)
                    .Select(at => SchoolMaking.School(chance, places[at % places.Count], at + 1, pupils)),
            ]
        );
    }
}

/// <summary>A county and what it lies in; which law it has, the system finds out by its division code.</summary>
/// <param name="Law">Name of the place's page of the law, for reading it.</param>
/// <param name="Title">For people.</param>
/// <param name="County">Division of its schools and their authority, six digits.</param>
/// <param name="City">Division of the authorities above, two or four digits more often than six.</param>
public sealed record PlaceMade(string Law, string Title, string County, string City)
{
    /// <summary>One county in each of the places whose documents came with the system.</summary>
    public static IReadOnlyList<PlaceMade> Known { get; } =
    [
        new("hunan", "湖南·长沙芙蓉", "430102", "4301"),
        new("lipu", "广西·荔浦", "450381", "450381"),
        new("zaozhuang", "山东·枣庄市中", "370402", "3704"),
        new("changzhi", "山西·长治潞州", "140403", "1404"),
        new("urumqi", "新疆·乌鲁木齐天山", "650102", "6501"),
    ];
}

/// <summary>A school.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Number">Its number in the city, from 1.</param>
/// <param name="Id">Its id.</param>
/// <param name="Term">Its term.</param>
/// <param name="Stage">primary or junior.</param>
/// <param name="Classes">Its classes.</param>
/// <param name="Pupils">Its pupils.</param>
/// <param name="Menu">What it offers after school.</param>
public sealed record SchoolMade(
    PlaceMade Place,
    int Number,
    Guid Id,
    Guid Term,
    string Stage,
    IReadOnlyList<ClassMade> Classes,
    IReadOnlyList<PupilMade> Pupils,
    IReadOnlyList<OfferingMade> Menu
)
{
    /// <summary>Its name.</summary>
    public string Name => $"{Place.Title.Split('·')[^1]}第{Number}{(Stage == "primary" ? "小学" : "中学")}";

    /// <summary>Families, each with one guardian: whoever signs for all the children of it.</summary>
    public IReadOnlyList<string> Families => [.. Pupils.Select(pupil => pupil.Family).Distinct()];
}

/// <summary>A class.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Grade">1 to 9.</param>
/// <param name="Name">Its name.</param>
public sealed record ClassMade(Guid Id, int Grade, string Name);

/// <summary>A pupil.</summary>
/// <param name="Id">The pupil.</param>
/// <param name="Class">The class.</param>
/// <param name="Name">A made-up name.</param>
/// <param name="Family">The family's user name.</param>
/// <param name="Grounds">Codes of priority and waiver grounds.</param>
/// <param name="Wishes">Ranked choices, one list for each place asked for; none when the family doesn't take part.</param>
public sealed record PupilMade(
    Guid Id,
    ClassMade Class,
    string Name,
    string Family,
    IReadOnlyList<string> Grounds,
    IReadOnlyList<IReadOnlyList<Guid>> Wishes
)
{
    /// <summary>The citizen number, where the school has been shown one.</summary>
    public string? CitizenNumber { get; init; }
}

/// <summary>Something on the menu.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What families read.</param>
/// <param name="Category">academicSupport, enrichment or extendedCare.</param>
/// <param name="Activity">homework, sport, arts, …</param>
/// <param name="ByVendor">Whether a vendor gives it, where there is one.</param>
/// <param name="Grades">For whom.</param>
/// <param name="Fee">Yuan a term.</param>
/// <param name="Capacity">Places.</param>
/// <param name="Weekdays">monday to friday.</param>
/// <param name="Teacher">Number of its duty teacher among the school's, from 0.</param>
public sealed record OfferingMade(
    Guid Id,
    string Title,
    string Category,
    string Activity,
    bool ByVendor,
    IReadOnlyList<int> Grades,
    string Fee,
    int Capacity,
    IReadOnlyList<string> Weekdays,
    int Teacher
)
{
    /// <summary>When it begins.</summary>
    public TimeOnly Starts { get; init; } = new(16, 30);

    /// <summary>When it ends.</summary>
    public TimeOnly Ends { get; init; } = new(17, 30);
}
