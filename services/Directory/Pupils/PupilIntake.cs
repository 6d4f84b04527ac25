using System.Text.RegularExpressions;
using AfterSchool.Contracts.Directory;
using AfterSchool.Directory.Classes;
using AfterSchool.Directory.Roll;
using AfterSchool.Directory.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Directory.Pupils;

/// <summary>Pupils from a workbook; a pupil is known by the number in the national roll.</summary>
internal sealed partial class PupilIntake(
    RollReach reach,
    DirectoryDb db,
    RollBook book,
    Seals seals,
    GroundWords grounds,
    TimeProvider clock,
    ILogger<PupilIntake> log
) : Intake
{
    // A class that moved in with its new school; whoever asks for more asks for something else.
    private const int MostElsewhere = 50;

    /// <inheritdoc/>
    public override string Kind => "pupils";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct)
    {
        if (!await reach.KeepsAsync(ownerId, ct))
            return null;
        var classes = await SchoolClasses.OfAsync(ownerId, db.Classes.AsNoTracking(), ct);
        var year = SchoolYears.Of(clock.Today());
        return
        [
            PupilColumns.Number,
            PupilColumns.Name,
            PupilColumns.Year with
            {
                Choices = [SchoolYears.Say(year), SchoolYears.Say(year + 1)],
                IsOpen = true,
            },
            PupilColumns.Class with
            {
                Choices = [.. classes.In(year).Select(one => one.Name).Distinct()],
                IsOpen = true,
            },
            PupilColumns.Residence,
            PupilColumns.Grounds with
            {
                Choices = grounds.All,
                IsOpen = true,
            },
        ];
    }

    /// <inheritdoc/>
    public override async Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var classes = await SchoolClasses.OfAsync(ownerId, db.Classes.AsNoTracking(), ct);
        var read = rows.Select(row => Read(row, ownerId, classes)).OfType<PupilRow>().ToArray();
        var before = new Dictionary<string, int>();
        foreach (var one in read)
            if (!before.TryAdd(one.Number.Value, one.Row.Number))
                one.Row.Wrong(PupilColumns.Number, "row-twice", new { Row = before[one.Number.Value] });

        var known = await KnownPupils.OfAsync([.. read.Select(one => one.Number)], ownerId, db, seals, ct);
        NoteElsewhere(ownerId, read, known);
        var (made, changed) = (0, 0);
        foreach (var (row, number, body, grade) in read)
        {
            var asked = body is null ? "" : book.AskedOf(body);
            var pupil = known.Find(number);
            if (pupil is { OnRoll: false } && pupil.SchoolId == ownerId)
                row.Wrong(PupilColumns.Number, "pupil-left");
            if (body is null || !row.IsSound || pupil?.Asked == asked || (pupil?.SchoolId ?? ownerId) != ownerId)
                continue;
            (made, changed) = pupil is null ? (made + 1, changed) : (made, changed + 1);
            if (pupil is null)
                db.Pupils.Add(pupil = new Pupil { Id = known.NewId(number) });
            pupil.Asked = asked;
            book.Tell<Pupil, PupilRecorded>(pupil, one => one.Write(body, grade, seals));
        }

        return new Tally(rows.Count, made, changed, rows.Count - made - changed);
    }

    // That a number is on some school's roll says that a child is: one slip is told, a list of children is not tried out.
    private void NoteElsewhere(Guid school, PupilRow[] read, KnownPupils known)
    {
        var elsewhere = read.Where(one => known.Find(one.Number) is { } pupil && pupil.SchoolId != school).ToArray();
        if (elsewhere.Length == 0)
            return;
        AskedElsewhere(reach.AccountId, school, elsewhere.Length);
        if (elsewhere.Length > MostElsewhere)
            read[0].Row.Wrong(PupilColumns.Number, "pupils-elsewhere", new { Most = MostElsewhere });
        else
            foreach (var one in elsewhere)
                one.Row.Wrong(PupilColumns.Number, "pupil-elsewhere");
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Account} sent a workbook for {School} with {Count} numbers of pupils of other schools."
    )]
    private partial void AskedElsewhere(Guid account, Guid school, int count);

    private PupilRow? Read(SheetRow row, Guid school, SchoolClasses classes)
    {
        var number = PupilColumns.NumberIn(row);
        var name = row.Name(PupilColumns.Name, 50);
        var year = row.Code(PupilColumns.Year, 20) is { } typed
            ? SchoolYears.Read(typed)
            : SchoolYears.Of(clock.Today());
        if (year is null)
            row.Wrong(PupilColumns.Year, "school-year-wrong");
        var residence = row.Choice(PupilColumns.Residence, PupilColumns.Residences);
        var codes = grounds.Read(row, PupilColumns.Grounds);
        var className = row.Code(PupilColumns.Class, 50);
        var one = className is not null && year is not null ? classes.Find(year, className) : null;
        if (className is not null && year is not null && one is null)
            row.Wrong(PupilColumns.Class, "class-unknown");
        if (number is not { } found)
            return null;
        var body = row.IsSound ? new PupilBody(school, one!.Id, found, name!, residence!.Value, codes) : null;
        return new PupilRow(row, found, body, one?.Grade ?? 0);
    }

    private sealed record PupilRow(SheetRow Row, PupilNumber Number, PupilBody? Body, int Grade);
}

/// <summary>Pupils found by their numbers, whichever key of the ring blinded them.</summary>
internal sealed class KnownPupils(Guid school, Seals seals, List<Pupil> found)
{
    private readonly Dictionary<string, Pupil> _byBlind = found
        .Where(pupil => pupil.NumberBlind is not null)
        .ToDictionary(pupil => pupil.NumberBlind!);
    private readonly HashSet<Guid> _ids = [.. found.Select(pupil => pupil.Id)];

    /// <summary>Reads them, and whatever else bears an id that would follow from a number.</summary>
    public static async Task<KnownPupils> OfAsync(
        IReadOnlyCollection<PupilNumber> numbers,
        Guid school,
        DirectoryDb db,
        Seals seals,
        CancellationToken ct
    )
    {
        var blinds = numbers.SelectMany(number => seals.Directory.Blinds(number.Value)).Distinct().ToArray();
        var ids = numbers.Select(number => IdOf(school, number, seals)).Distinct().ToArray();
        var found = await db
            .Pupils.Where(pupil => blinds.Contains(pupil.NumberBlind!) || ids.Contains(pupil.Id))
            .ToListAsync(ct);
        return new KnownPupils(school, seals, found);
    }

    /// <summary>The pupil of that number.</summary>
    public Pupil? Find(PupilNumber number) =>
        seals
            .Directory.Blinds(number.Value)
            .Select(blind => _byBlind.GetValueOrDefault(blind))
            .FirstOrDefault(one => one is not null);

    /// <summary>The id that follows from school and number, unless somebody bears it whose number has been mended since.</summary>
    public Guid NewId(PupilNumber number) =>
        IdOf(school, number, seals) is var id && !_ids.Contains(id) ? id : Guid.CreateVersion7();

    // Of the blinded number: ids travel, and a citizen number is soon guessed from a plain digest.
    private static Guid IdOf(Guid school, PupilNumber number, Seals seals) =>
        Derived.From(school, $"pupil {seals.Directory.Blind(number.Value)}");
}

/// <summary>The columns of pupils.</summary>
internal static class PupilColumns
{
    public static readonly Column Number = new("pupilNumber", IsRequired: true);
    public static readonly Column Name = new("pupilName", IsRequired: true);
    public static readonly Column Year = new("pupilYear");
    public static readonly Column Class = new("pupilClass", IsRequired: true);
    public static readonly Column Residence = new("residence", IsRequired: true) { Choices = ["走读", "寄宿"] };
    public static readonly Column Grounds = new("grounds");
    public static readonly Column State = new("pupilState");

    /// <summary>How residence is written.</summary>
    public static readonly Dictionary<string, Residence> Residences = new()
    {
        ["走读"] = Pupils.Residence.Day,
        ["走读生"] = Pupils.Residence.Day,
        ["寄宿"] = Pupils.Residence.Boarding,
        ["寄宿生"] = Pupils.Residence.Boarding,
        ["住宿"] = Pupils.Residence.Boarding,
        ["住校"] = Pupils.Residence.Boarding,
    };

    /// <summary>The number that is typed; a citizen number alone is one of kind G.</summary>
    public static PupilNumber? NumberIn(SheetRow row)
    {
        if (row.Code(Number, 40) is not { } typed)
            return null;
        if (PupilNumber.TryParse(CitizenNumber.TryParse(typed, out _) ? $"G{typed}" : typed, out var number))
            return number;
        row.Wrong(Number, "pupil-number-wrong");
        return null;
    }
}

/// <summary>Grounds as schools name them; the codes are those of the pages of the law, which Directory does not read.</summary>
internal sealed partial class GroundWords(ServiceDefaults.Web.Words words)
{
    private const string Prefix = "ground.";

    private readonly Dictionary<string, string> _codes = words
        .Codes.Where(code => code.StartsWith(Prefix, StringComparison.Ordinal))
        .ToDictionary(code => words.Say(code, "zh"), code => code[Prefix.Length..]);

    /// <summary>Every word.</summary>
    public IReadOnlyList<string> All => [.. _codes.Keys];

    /// <summary>The word for a code, or the code where an authority has added one.</summary>
    public string Say(string code) => words.Has(Prefix + code) ? words.Say(Prefix + code, "zh") : code;

    /// <summary>The codes of what is typed in a cell, in one order whatever the typed one.</summary>
    public string[] Read(SheetRow row, Column column)
    {
        ArgumentNullException.ThrowIfNull(row);
        var typed = (row.Text(column, 200) ?? "").Split(
            ['、', '，', ',', '；', ';', '/', ' ', '　'],
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        var codes = typed.Select(one => _codes.GetValueOrDefault(one) ?? (Code().IsMatch(one) ? one : null)).ToArray();
        if (codes.Contains(null))
            row.Wrong(column, "cell-not-listed", new { Choices = All });
        return [.. codes.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    // As a pupil's body has them.
    [GeneratedRegex("^[A-Za-z0-9-]{2,40}$")]
    private static partial Regex Code();
}
