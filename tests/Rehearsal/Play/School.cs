using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>A school and its people: entered on the roll, each with a browser of their own.</summary>
public sealed class School
{
    /// <summary>The term's first day.</summary>
    public static readonly DateOnly FirstDay = new(2026, 9, 1);

    /// <summary>The term's last day.</summary>
    public static readonly DateOnly LastDay = new(2027, 1, 22);

    private School(Bureau bureau, SchoolMade made) => (Bureau, Made) = (bureau, made);

    /// <summary>What was made up.</summary>
    public SchoolMade Made { get; }

    /// <summary>Its authorities.</summary>
    public Bureau Bureau { get; }

    /// <summary>The running system.</summary>
    public Stage Stage => Bureau.Stage;

    /// <summary>School office (教务处).</summary>
    public Person Office { get; private set; } = null!;

    /// <summary>Principal (校长).</summary>
    public Person Principal { get; private set; } = null!;

    /// <summary>The teacher who heads every class of a small school, or the one of several (班主任).</summary>
    public IReadOnlyDictionary<Guid, Person> ClassTeachers { get; private set; } = new Dictionary<Guid, Person>();

    /// <summary>One guardian for each family.</summary>
    public IReadOnlyDictionary<string, Person> Guardians { get; private set; } = new Dictionary<string, Person>();

    /// <summary>Duty teachers (值班教师): one for each offering, and the last one, who relieves the others.</summary>
    public IReadOnlyList<Invited> DutyTeachers { get; private set; } = [];

    /// <summary>Its name in user names and in the names of its things.</summary>
    public string Name => $"school-{Made.Number}";

    /// <summary>An id of one of the school's things.</summary>
    public Guid Id(string thing) => Stage.Chance.Id($"{Name}/{thing}");

    /// <summary>Enters the school, its people and its families.</summary>
    /// <param name="callers">How many families are entered and sign in at once.</param>
    public static async Task<School> EnterAsync(Bureau bureau, SchoolMade made, int callers)
    {
        var school = new School(bureau, made);
        await school.EnterSchoolAsync();
        await school.EnterStaffAsync();
        await school.EnterPupilsAsync();
        await school.EnterFamiliesAsync(callers);
        return school;
    }

    /// <summary>The guardian of a pupil.</summary>
    public Person GuardianOf(PupilMade pupil)
    {
        ArgumentNullException.ThrowIfNull(pupil);
        return Guardians[pupil.Family];
    }

    /// <summary>Somebody gets a post at the school; signs in later.</summary>
    public async Task<Invited> PostAsync(string name, string role)
    {
        var invited = await Stage.EnterAsync(Stage.Operator, $"{Name}-{name}", [], schoolId: Made.Id);
        await Stage.Operator.DoesPutAsync(
            $"/directory/v1/schools/{Made.Id}/posts/{invited.Account}",
            new { roles = new[] { role }, classIds = Array.Empty<Guid>() }
        );
        return invited;
    }

    private async Task EnterSchoolAsync()
    {
        await Stage.EnterSchoolAsync(
            Made.Id,
            Made.Place.County,
            $"21{Made.Place.County[..2]}{Made.Number:000000}",
            Made.Name,
            Made.Stage
        );
        Office = await Stage.SignInAsync(await PostAsync("office", "schoolOffice"));
        Principal = await Stage.SignInAsync(await PostAsync("principal", "principal"));
        await Office.DoesPutAsync(
            $"/directory/v1/terms/{Made.Term}",
            new
            {
                schoolId = Made.Id,
                name = "2026-autumn",
                firstDay = FirstDay,
                lastDay = LastDay,
            }
        );
    }

    private async Task EnterStaffAsync()
    {
        var heads = new Dictionary<Guid, Person>();
        foreach (var (one, at) in Made.Classes.Select((one, at) => (one, at)))
        {
            var head = await Stage.SignInAsync(await PostAsync($"class-teacher-{at}", "classTeacher"));
            heads[one.Id] = head;
            await Office.DoesPutAsync(
                $"/directory/v1/classes/{one.Id}",
                new
                {
                    schoolId = Made.Id,
                    grade = one.Grade,
                    name = one.Name,
                    classTeacherAccountId = head.Account,
                    schoolYear = FirstDay.Year,
                }
            );
        }

        ClassTeachers = heads;
        var teachers = new List<Invited>();
        for (var at = 0; at <= Made.Menu.Max(one => one.Teacher) + 1; at++)
            teachers.Add(await PostAsync($"duty-teacher-{at}", "dutyTeacher"));
        DutyTeachers = teachers;
    }

    private async Task EnterPupilsAsync()
    {
        foreach (var some in Made.Pupils.Chunk(500))
        {
            foreach (var one in some)
                Stage.Told.Of([one.Name, .. one.CitizenNumber is { } number ? (string[])[number] : []]);
            await Office.DoesPostAsync(
                "/directory/v1/pupils/batch",
                new
                {
                    pupils = some.Select(one => new
                    {
                        id = one.Id,
                        pupil = new
                        {
                            schoolId = Made.Id,
                            classId = one.Class.Id,
                            pupilNumber = one.CitizenNumber is { } number ? $"G{number}" : null,
                            name = one.Name,
                            residence = "day",
                            grounds = one.Grounds,
                        },
                    }),
                }
            );
        }
    }

    private async Task EnterFamiliesAsync(int callers)
    {
        var guardians = new System.Collections.Concurrent.ConcurrentDictionary<string, Person>();
        var takingPart = Made.Pupils.Where(one => one.Wishes.Count > 0).ToLookup(one => one.Family);
        await Parallel.ForEachAsync(
            takingPart,
            new ParallelOptions { MaxDegreeOfParallelism = callers },
            async (family, _) =>
            {
                var invited = await Stage.EnterAsync(Office, family.Key, ["guardian"], schoolId: Made.Id);
                foreach (var child in family)
                    await Office.DoesPutAsync(
                        $"/directory/v1/guardian-links/{Stage.Chance.Id($"link/{child.Id}")}",
                        new { guardianAccountId = invited.Account, pupilId = child.Id }
                    );
                guardians[family.Key] = await Stage.SignInAsync(invited);
            }
        );
        Guardians = guardians;
    }
}
