namespace AfterSchool.Rehearsal.Made;

/// <summary>Makes a school up: classes of at most 45, families, what they wish, and a menu that nearly suffices.</summary>
internal static class SchoolMaking
{
    private const int ClassSize = 45;
    private static readonly string[] BasicDays = ["monday", "wednesday", "friday"];
    private static readonly string[] ClubDays = ["tuesday", "thursday"];

    // Shares are made up, near what surveys of such cities report.
    private static readonly (string Ground, double Share)[] Grounds =
    [
        ("leftBehind", 0.06),
        ("migrantWorkerChild", 0.08),
        ("familyDifficulty", 0.04),
        ("disabled", 0.01),
    ];

    public static SchoolMade School(Seeded chance, PlaceMade place, int number, int pupils)
    {
        var name = $"school-{number}";
        var classes = Classes(chance, name, pupils);
        var menu = Menu(chance, name, classes, pupils);
        var enrolled = Enumerable
            .Range(0, pupils)
            .Select(at => Pupil(chance, place, name, at, classes, menu))
            .ToArray();
        return new(place, number, chance.Id(name), chance.Id($"{name}/term"), "primary", classes, enrolled, menu);
    }

    private static ClassMade[] Classes(Seeded chance, string school, int pupils)
    {
        var perGrade = Math.Max(1, (int)Math.Ceiling(pupils / (6.0 * ClassSize)));
        return
        [
            .. Enumerable
                .Range(1, 6)
                .SelectMany(grade =>
                    Enumerable
                        .Range(1, perGrade)
                        .Select(at => new ClassMade(
                            chance.Id($"{school}/class-{grade}-{at}"),
                            grade,
                            $"{"一二三四五六"[grade - 1]}年级{at}班"
                        ))
                ),
        ];
    }

    private static OfferingMade[] Menu(Seeded chance, string school, ClassMade[] classes, int pupils)
    {
        var basics = classes.Select(
            (one, at) =>
                new OfferingMade(
                    chance.Id($"{school}/basic-{at}"),
                    // The lowest two grades do no written homework after school.
                    $"{one.Name}{(one.Grade <= 2 ? "阅读与游戏" : "作业辅导")}",
                    one.Grade <= 2 ? "enrichment" : "academicSupport",
                    one.Grade <= 2 ? "reading" : "homework",
                    false,
                    [one.Grade],
                    "120.00",
                    ClassSize,
                    BasicDays,
                    at
                )
        );
        (string Activity, string Title, bool ByVendor, int HeldBack)[] clubs =
        [
            ("sport", "篮球", false, 0),
            ("arts", "舞蹈", true, 0),
            // One seat is the school's to give.
            ("science", "科学小实验", false, 1),
        ];
        int[][] gradePairs =
        [
            [1, 2],
            [3, 4],
            [5, 6],
        ];
        var perPair = pupils / 3;
        var offered = gradePairs.SelectMany(
            (grades, pair) =>
                clubs.Select(
                    (club, at) =>
                        new OfferingMade(
                            chance.Id($"{school}/club-{pair}-{at}"),
                            $"{club.Title}（{grades[0]}、{grades[1]}年级）",
                            "enrichment",
                            club.Activity,
                            club.ByVendor,
                            grades,
                            "80.00",
                            // Together nine places for ten who ask, so that somebody waits; the oldest have room to spare.
                            (pair < 2 ? Math.Max(1, perPair * 8 / 45) : Math.Max(2, perPair * 2 / 9)) + club.HeldBack,
                            ClubDays,
                            pair * clubs.Length + at
                        )
                )
        );
        return [.. basics, .. offered];
    }

    private static PupilMade Pupil(
        Seeded chance,
        PlaceMade place,
        string school,
        int at,
        ClassMade[] classes,
        OfferingMade[] menu
    )
    {
        var name = $"{school}/pupil-{at}";
        var own = classes[at % classes.Length];
        // Every ninth child has a brother or sister one grade below: one family, one guardian.
        var family = at >= classes.Length && at % 9 == 0 ? at - 1 : at;
        return new(
            chance.Id(name),
            own,
            PersonMade.ChildsName(chance, name),
            $"{school}-family-{family}",
            [.. Grounds.Where(one => chance.Falls($"{name}/{one.Ground}", one.Share)).Select(one => one.Ground)],
            Wishes(chance, name, own, menu, classes)
        )
        {
            CitizenNumber = PersonMade.CitizenNumber(chance, name, place.County, bornIn: 2020 - own.Grade),
        };
    }

    private static IReadOnlyList<Guid>[] Wishes(
        Seeded chance,
        string name,
        ClassMade own,
        OfferingMade[] menu,
        ClassMade[] classes
    )
    {
        if (!chance.Falls($"{name}/takes part", 0.85))
            return [];
        IReadOnlyList<Guid> basic = [menu[Array.IndexOf(classes, own)].Id];
        if (!chance.Falls($"{name}/wants a club", 0.7))
            return [basic];
        var clubs = menu.Where(one => one.Weekdays == ClubDays && one.Grades.Contains(own.Grade)).Select(one => one.Id);
        return [basic, chance.Shuffled($"{name}/clubs", [.. clubs])];
    }
}
