using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd.Attacks;

/// <summary>A school with everybody around it: its people, its families, and the authorities of its place.</summary>
internal sealed class Side
{
    private readonly Dictionary<string, Actor> _byName = [];

    private Side(School school) => School = school;

    public School School { get; }

    /// <summary>Who stands for each role.</summary>
    public List<Actor> Actors { get; } = [];

    /// <summary>What it knows by which name.</summary>
    public IdBook Book { get; } = new();

    /// <summary>Ids of what the school's own people made, and of its children.</summary>
    public HashSet<string> Own { get; } = [];

    /// <summary>Ids of what its authorities made.</summary>
    public HashSet<string> OfAuthorities { get; } = [];

    /// <summary>Names of the people of the school itself begin so.</summary>
    private string Prefix => $"{School.Name}-";

    /// <summary>Everybody of a school that lived through the city's week.</summary>
    public static Side Of(SchoolsTerm term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var pupil = term.Places.Confirmed.Values.Select(place => place.Pupil).MinBy(one => one.Id)!;
        var side = Of(term.School, pupil);
        var bureau = term.School.Bureau;
        side.Add("dutyTeacher", [.. term.School.DutyTeachers.Select(term.Afternoon.Teacher)]);
        side.Add("authority", bureau.Education, bureau.CityEducation, bureau.CityPrice, bureau.CityFinance);
        side.Add("hotlineAgent", bureau.Agent);
        side.Add("hotlineSupervisor", bureau.Supervisor);
        return side;
    }

    /// <summary>The people of a school and its families; whoever stands for them has to do with that pupil.</summary>
    public static Side Of(School school, PupilMade pupil)
    {
        var (side, made) = (new Side(school), school.Made);
        side.Add("schoolOffice", school.Office);
        side.Add("principal", school.Principal);
        side.Add("guardian", [school.GuardianOf(pupil), .. school.Guardians.Values]);
        side.Add("classTeacher", [school.ClassTeachers[pupil.Class.Id], .. school.ClassTeachers.Values]);
        side.Book.Pin("schoolId", made.Id);
        side.Book.Pin("termId", made.Term);
        side.Book.Pin("pupilId", pupil.Id);
        side.Book.Pin("/directory/v1/pupils", pupil.Id);
        side.Book.Pin("classId", pupil.Class.Id);
        side.Book.Pin("/directory/v1/schools", made.Id);
        // The one who relieves the others: nobody is in need of them.
        side.Book.Pin("principalAccount", school.Principal.Account);
        side.Book.Pin("inspectorAccountId", school.Bureau.Education.Account);
        side.Book.Pin("accountId", school.DutyTeachers[^1].Account);
        side.Book.Pin("/directory/v1/accounts", school.DutyTeachers[^1].Account);
        side.Own.UnionWith([$"{made.Id}", $"{made.Term}"]);
        side.Own.UnionWith([.. made.Classes.Select(one => $"{one.Id}"), .. made.Pupils.Select(one => $"{one.Id}")]);
        return side;
    }

    /// <summary>Somebody more of that role; the first of a role stands for it.</summary>
    public void Add(Actor actor)
    {
        if (_byName.TryAdd(actor.Name, actor))
            Actors.Add(actor);
    }

    /// <summary>Whether that name is of somebody at the school or among its families.</summary>
    public bool HasOfItsOwn(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether that name is of somebody here.</summary>
    public bool Has(string name) => _byName.ContainsKey(name);

    /// <summary>Whoever has that name.</summary>
    public Actor this[string name] => _byName[name];

    /// <summary>The first of each role, and every official: they differ by department.</summary>
    public IEnumerable<Actor> Standing =>
        Actors.Where(one => one.Role == "authority").Concat(Actors.DistinctBy(one => one.Role)).Distinct();

    /// <summary>Learns whose the thing is that was made.</summary>
    public void Learn(ApiDoor door, Exchange done)
    {
        // What only one family or one teacher may touch is theirs who stand for all.
        if (Standing.Any(one => one.Name == done.Whose))
            Book.Learn(door, done);
        if (door.IsPut)
            (HasOfItsOwn(done.Whose) ? Own : OfAuthorities).Add(door.ValuesIn(done.Path)![^1].ToLowerInvariant());
    }

    private void Add(string role, params Person[] people)
    {
        foreach (var person in people)
            Add(Actor.Of(person, role));
    }
}
