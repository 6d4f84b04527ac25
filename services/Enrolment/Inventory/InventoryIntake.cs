using System.Text.Json;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Inventory;

/// <summary>The ledger of resources from a workbook; a resource is known by its kind and name.</summary>
internal sealed class InventoryIntake(Desk desk, Editions<EnrolmentPack> editions, Words words) : Intake
{
    // Between words; the last is also within the words of some documents: 美育、文化艺术.
    private static readonly char[] Between = [',', ';', '/', Within];
    private const char Within = '、';
    private const int MostWithin = 4;

    /// <inheritdoc/>
    public override string Kind => "inventory";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct) =>
        await desk.RunsSchoolAsync(ownerId, ct) ? ResourceColumns.Of(await ActivitiesAsync(ownerId, ct)) : null;

    /// <inheritdoc/>
    public override async Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var activities = await ActivitiesAsync(ownerId, ct);
        var read = rows.Select(row => (Row: row, Put: Read(row, ownerId, activities))).ToArray();
        var before = new Dictionary<(ResourceKind, string), int>();
        foreach (var (row, put) in read)
            if (put is not null && !before.TryAdd((put.Kind, put.Name), row.Number))
                row.Wrong(ResourceColumns.Name, "row-twice", new { Row = before[(put.Kind, put.Name)] });

        var all = await desk.Db.Inventory.Where(one => one.SchoolId == ownerId).ToListAsync(ct);
        var known = all.ToLookup(one => (one.Kind, one.Name));
        var ids = all.Select(one => one.Id).ToHashSet();
        var (made, changed) = (0, 0);
        foreach (var (row, put) in read)
        {
            if (put is null || !row.IsSound)
                continue;
            var same = known[(put.Kind, put.Name)].ToArray();
            if (same.Length > 1)
                row.Wrong(ResourceColumns.Name, "key-ambiguous");
            else if (same is [var there])
            {
                if (IsAs(there, put))
                    continue;
                put.WriteInto(there);
                changed++;
            }
            else
            {
                var id = Derived.From(ownerId, $"resource {put.Kind} {put.Name}");
                desk.Db.Inventory.Add(put.Make(ids.Contains(id) ? Guid.CreateVersion7() : id));
                made++;
            }
        }

        return new Tally(rows.Count, made, changed, rows.Count - made - changed);
    }

    private static ResourcePut? Read(SheetRow row, Guid school, ActivityWords activities)
    {
        var kind = row.Choice(ResourceColumns.Kind, ResourceColumns.Kinds);
        var name = row.Text(ResourceColumns.Name, 100);
        var seats = row.WholeNumber(ResourceColumns.Seats, 1, 5_000);
        var count = row.WholeNumber(ResourceColumns.Count, 1, 10_000);
        var hours = MenuTimes.Read(row.Code(ResourceColumns.Hours, 500) ?? "");
        if (hours is null || hours.Any(slot => slot.Ends <= slot.Starts))
            row.Wrong(ResourceColumns.Hours, "resource-hours-wrong");
        var serves = ServesOf(row.Code(ResourceColumns.Serves, 500) ?? "", activities).ToArray();
        if (serves.Contains(null))
            row.Wrong(ResourceColumns.Serves, "cell-not-listed", new { Choices = activities.Offered });
        var isUsable = row.Choice(ResourceColumns.Usable, ResourceColumns.Answers);
        return row.IsSound
            ? new ResourcePut(
                school,
                kind!.Value,
                name!,
                seats,
                count!.Value,
                [.. hours!.Select(slot => new FreeHours(slot.Weekday, slot.Starts, slot.Ends))],
                [.. serves.OfType<string>().Distinct()],
                isUsable!.Value
            )
            : null;
    }

    // Of words that might be one, the longest that is known.
    private static IEnumerable<string?> ServesOf(string typed, ActivityWords activities)
    {
        var left = typed.Split(Between, StringSplitOptions.RemoveEmptyEntries);
        while (left.Length > 0)
        {
            var count = Math.Min(left.Length, MostWithin);
            while (count > 1 && activities.Read(string.Join(Within, left[..count])) is null)
                count--;
            yield return activities.Read(string.Join(Within, left[..count]));
            left = left[count..];
        }
    }

    private static bool IsAs(InventoryItem there, ResourcePut put) =>
        JsonSerializer.Serialize(there) == JsonSerializer.Serialize(put.Make(there.Id));

    // The page of today: a ledger is the school's and no term's.
    private async Task<ActivityWords> ActivitiesAsync(Guid school, CancellationToken ct) =>
        await desk.Db.Schools.AsNoTracking().FirstOrDefaultAsync(one => one.Id == school, ct) is { } known
        && editions.InForce(known.Division, desk.Clock.Today()) is { } page
            ? new ActivityWords(page, words)
            : ActivityWords.None;
}

/// <summary>The columns of the ledger's workbook.</summary>
internal static class ResourceColumns
{
    public static readonly Column Kind = new("resourceKind", IsRequired: true)
    {
        Choices = ["功能教室", "活动场地", "仪器设备", "师资力量", "校外场所"],
    };
    public static readonly Column Name = new("resourceName", IsRequired: true);
    public static readonly Column Seats = new("resourceSeats", CellKind.WholeNumber);
    public static readonly Column Count = new("resourceCount", CellKind.WholeNumber, IsRequired: true);
    public static readonly Column Hours = new("resourceHours");
    public static readonly Column Serves = new("resourceServes");
    public static readonly Column Usable = new("resourceUsable", IsRequired: true) { Choices = ["是", "否"] };

    public static readonly Dictionary<string, ResourceKind> Kinds = Kind
        .Choices.Zip(Enum.GetValues<ResourceKind>())
        .ToDictionary(pair => pair.First, pair => pair.Second);

    public static readonly Dictionary<string, bool> Answers = new() { ["是"] = true, ["否"] = false };

    /// <summary>What a school fills in.</summary>
    public static IReadOnlyList<Column> Of(ActivityWords activities) =>
        [Kind, Name, Seats, Count, Hours, Serves with { Choices = activities.Offered, IsOpen = true }, Usable];

    /// <summary>A resource as a row of these columns.</summary>
    public static object?[] Row(InventoryItem one, Words words) =>
        [
            Kinds.First(kind => kind.Value == one.Kind).Key,
            one.Name,
            one.Seats,
            one.Count,
            MenuTimes.Say(one.Hours.Select(hours => new WeeklySlot(hours.Weekday, hours.From, hours.To))),
            string.Join('/', one.Serves.Select(code => ActivityWords.Say(code, words))),
            one.IsUsable ? "是" : "否",
        ];
}
