using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Accounts;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Classes;

/// <summary>Classes from a workbook; a class is known by its name and school year.</summary>
internal sealed class ClassIntake(RollReach reach, DirectoryDb db, RollBook book, TimeProvider clock) : Intake
{
    public static readonly Column Year = new("schoolYear", IsRequired: true);
    public static readonly Column Grade = new("grade", IsRequired: true) { Choices = GradeWords.All };
    public static readonly Column Name = new("className", IsRequired: true);
    public static readonly Column Teacher = new("classTeacher");

    /// <inheritdoc/>
    public override string Kind => "classes";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct)
    {
        var year = SchoolYears.Of(clock.Today());
        return await reach.KeepsAsync(ownerId, ct)
            ?
            [
                Year with
                {
                    Choices = [SchoolYears.Say(year), SchoolYears.Say(year + 1)],
                    IsOpen = true,
                },
                Grade,
                Name,
                Teacher,
            ]
            : null;
    }

    /// <inheritdoc/>
    public override async Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var teachers = await TeachersAsync(ownerId, ct);
        var read = rows.Select(row => (Row: row, Body: Read(row, ownerId, teachers))).ToArray();
        var before = new Dictionary<(int?, string), int>();
        foreach (var (row, body) in read)
            if (body is not null && !before.TryAdd((body.SchoolYear, body.Name), row.Number))
                row.Wrong(Name, "row-twice", new { Row = before[(body.SchoolYear, body.Name)] });

        var known = await SchoolClasses.OfAsync(ownerId, db.Classes, ct);
        var (made, changed, moved) = (0, 0, new Dictionary<Guid, int>());
        var taken = new HashSet<Guid>();
        foreach (var (row, body) in read)
        {
            if (body is null || !row.IsSound)
                continue;
            var asked = book.AskedOf(body);
            // A class without a year gets that of one row; another row's is another class.
            if (known.Find(body.SchoolYear, body.Name) is not { } one || !taken.Add(one.Id))
            {
                made++;
                Enter(
                    new SchoolClass { Id = known.NewId(ownerId, body), SchoolId = ownerId },
                    body,
                    asked,
                    db.Classes.Add
                );
            }
            else if (one.Asked != asked)
            {
                changed++;
                if (one.Grade != body.Grade)
                    moved[one.Id] = body.Grade;
                Enter(one, body, asked, _ => null);
            }
        }

        await ClassMoves.TellPupilsAsync(moved, db, book, ct);
        return new Tally(rows.Count, made, changed, rows.Count - made - changed);
    }

    private void Enter(SchoolClass one, ClassBody body, string asked, Func<SchoolClass, object?> add)
    {
        one.Asked = asked;
        add(one);
        book.Tell<SchoolClass, ClassRecorded>(one, written => written.Write(body));
    }

    private static ClassBody? Read(SheetRow row, Guid school, Dictionary<string, Guid> teachers)
    {
        var year = row.Code(Year, 20) is { } typed ? SchoolYears.Read(typed) : null;
        if (year is null && row.IsSound)
            row.Wrong(Year, "school-year-wrong");
        var (grade, name) = (row.Choice(Grade, GradeWords.Known), row.Code(Name, 50));
        var teacher = (Guid?)null;
        if (row.Code(Teacher, 64) is { } userName)
        {
            // Whoever heads a class reads its children: somebody of another school would.
            if (teachers.TryGetValue(EnterAccount.NameOf(userName), out var account))
                teacher = account;
            else
                row.Wrong(Teacher, "class-teacher-unknown");
        }

        return row.IsSound ? new ClassBody(school, grade!.Value, name!, teacher, year) : null;
    }

    private Task<Dictionary<string, Guid>> TeachersAsync(Guid school, CancellationToken ct) =>
        db
            .Accounts.Where(account =>
                db.Posts.Any(post => post.AccountId == account.Id && post.SchoolId == school && post.IsActive)
            )
            .ToDictionaryAsync(account => account.UserName, account => account.Id, ct);
}

/// <summary>A school's classes, found as people name them.</summary>
internal sealed class SchoolClasses
{
    private readonly ILookup<(int?, string), SchoolClass> _byName;
    private readonly HashSet<Guid> _ids;

    private SchoolClasses(List<SchoolClass> all)
    {
        _byName = all.ToLookup(one => (one.SchoolYear, SheetRow.Narrow(one.Name)));
        _ids = [.. all.Select(one => one.Id)];
        All = all;
    }

    /// <summary>All of them, by grade and name.</summary>
    public IReadOnlyList<SchoolClass> All { get; }

    /// <summary>Reads them.</summary>
    public static async Task<SchoolClasses> OfAsync(
        Guid school,
        IQueryable<SchoolClass> classes,
        CancellationToken ct
    ) =>
        new(
            await classes
                .Where(one => one.SchoolId == school)
                .OrderBy(one => one.Grade)
                .ThenBy(one => one.Name)
                .ToListAsync(ct)
        );

    /// <summary>The class of that name in that year; else the one that was entered without a year.</summary>
    public SchoolClass? Find(int? year, string name) =>
        _byName[(year, SheetRow.Narrow(name))].FirstOrDefault()
        ?? _byName[(null, SheetRow.Narrow(name))].FirstOrDefault();

    /// <summary>Classes that pupils may be in in that year.</summary>
    public IEnumerable<SchoolClass> In(int year) => All.Where(one => one.SchoolYear is null || one.SchoolYear == year);

    /// <summary>The id that follows from a class's key, unless something else bears it.</summary>
    public Guid NewId(Guid school, ClassBody body) =>
        Derived.From(school, $"class {body.SchoolYear} {SheetRow.Narrow(body.Name)}") is var id && !_ids.Contains(id)
            ? id
            : Guid.CreateVersion7();
}
