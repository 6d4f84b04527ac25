using System.Text.Json;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>
/// The menu from a workbook; an offering is known by its title within the plan. Drafts are changed; what is on the menu already stays as
/// parents have read it. A vendor's offering names a contract that no workbook knows: it is kept by itself, and a row only says it again.
/// </summary>
internal sealed class MenuIntake(Desk desk, Words words) : Intake
{
    // What each refusal is about; everything else is about the activity.
    private static readonly Dictionary<string, Column> About = new()
    {
        ["homework-banned"] = MenuColumns.Homework,
        ["tutoring-form"] = MenuColumns.Form,
        ["evening-study-late"] = MenuColumns.Ends,
        ["evening-study-subject"] = MenuColumns.Subject,
    };

    /// <inheritdoc/>
    public override string Kind => "menu";

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<Column>?> ColumnsAsync(Guid ownerId, CancellationToken ct) =>
        await desk.OwnPlanAsync(ownerId, ct) is { } plan
            ? MenuColumns.Of(new ActivityWords((await desk.GovernedAsync(plan, ct)).Pack, words))
            : null;

    /// <inheritdoc/>
    public override async Task<Tally> TakeAsync(Guid ownerId, IReadOnlyList<SheetRow> rows, CancellationToken ct)
    {
        var plan = await desk.Db.Plans.FirstAsync(one => one.Id == ownerId, ct);
        var governed = await desk.GovernedAsync(plan, ct);
        var activities = new ActivityWords(governed.Pack, words);
        var known = (await desk.Db.Offerings.Where(one => one.PlanId == ownerId).ToListAsync(ct)).ToLookup(one =>
            one.Title
        );
        var read = rows.Select(row => (Row: row, Put: Read(row, plan, activities, known))).ToArray();
        var before = new Dictionary<string, int>();
        foreach (var (row, put) in read)
            if (put is not null && !before.TryAdd(put.Title, row.Number))
                row.Wrong(MenuColumns.Title, "row-twice", new { Row = before[put.Title] });

        var ids = read.Where(one => one.Put is not null)
            .ToDictionary(
                one => one.Row.Number,
                one => known[one.Put!.Title].FirstOrDefault()?.Id ?? Derived.From(ownerId, $"offering {one.Put.Title}")
            );
        var pleas = await desk.Rulings.HearAsync([.. ids.Values], ct);
        var (made, changed) = (0, 0);
        foreach (var (row, put) in read)
        {
            if (put is null || !row.IsSound)
                continue;
            var same = known[put.Title].ToArray();
            if (same.Length > 1)
                row.Wrong(MenuColumns.Title, "key-ambiguous");
            else if (same is [var there] && IsAs(there, put))
                continue;
            else if (put.VendorId is not null)
                row.Wrong(MenuColumns.Provider, "menu-vendor");
            else if (same is [{ Status: not OfferingStatus.Draft }])
                row.Wrong(MenuColumns.Title, "menu-published");
            else if (
                await KeepAsync(
                    row,
                    PutOffering.Make(ids[row.Number], put, plan),
                    same.FirstOrDefault(),
                    plan,
                    governed,
                    pleas,
                    ct
                )
            )
                (made, changed) = same.Length == 0 ? (made + 1, changed) : (made, changed + 1);
        }

        return new Tally(rows.Count, made, changed, rows.Count - made - changed);
    }

    private async Task<bool> KeepAsync(
        SheetRow row,
        Offering offering,
        Offering? draft,
        ServicePlan plan,
        Governed governed,
        IReadOnlyDictionary<Guid, Plea> pleas,
        CancellationToken ct
    )
    {
        var plea = pleas.GetValueOrDefault(offering.Id, Plea.None);
        var ruling = offering.Keep(isCompulsory: false, governed, plan.OptIns, plea);
        if (!ruling.Permits)
        {
            foreach (
                var column in ruling.Findings.GroupBy(one => About.GetValueOrDefault(one.Rule, MenuColumns.Activity))
            )
                row.Broken(column.Key, new Ruling([.. column]));
            return false;
        }

        // Permitted: the decision joins the unit of work and leaves everything else in it as it is.
        await desk.Rulings.EnterAsync(governed.Matter("keep-offering", offering.Id), ruling, plea, ct);
        if (draft is null)
            desk.Db.Offerings.Add(offering);
        else
            // What a row says and nothing else: seats declared besides stay declared.
            desk.Db.Entry(draft)
                .CurrentValues.SetValues(
                    new
                    {
                        offering.Category,
                        offering.Activity,
                        offering.Subject,
                        offering.ProviderKind,
                        offering.VendorId,
                        offering.Grades,
                        offering.FeePerTerm,
                        offering.Capacity,
                        offering.AssignsWrittenHomework,
                        offering.Form,
                        offering.Weekly,
                        offering.Extra,
                    }
                );
        return true;
    }

    private static OfferingPut? Read(
        SheetRow row,
        ServicePlan plan,
        ActivityWords activities,
        ILookup<string, Offering> known
    )
    {
        var title = row.Text(MenuColumns.Title, 200);
        var category = row.Choice(MenuColumns.Category, MenuColumns.Categories);
        var (typed, written) = (row.Code(MenuColumns.Activity, 50), row.Code(MenuColumns.Grades, 100));
        var activity = typed is null ? null : activities.Read(typed);
        if (typed is not null && activity is null)
            row.Wrong(MenuColumns.Activity, "cell-not-listed", new { Choices = activities.Offered });
        var provider = row.Choice(MenuColumns.Provider, MenuColumns.Providers);
        var vendor = known[title ?? ""].FirstOrDefault()?.VendorId;
        if (provider is { } said && (said is ProviderKind.Vendor) != vendor.HasValue)
            row.Wrong(MenuColumns.Provider, "menu-vendor");
        var grades = written is null ? null : GradeWords.Read(written);
        if (written is not null && grades is null)
            row.Wrong(MenuColumns.Grades, "menu-grades-wrong");
        var fee = row.Amount(MenuColumns.Fee, 0, 100_000);
        var capacity = row.WholeNumber(MenuColumns.Capacity, 1, 5_000);
        var homework = row.Choice(MenuColumns.Homework, MenuColumns.Answers);
        var form = row.Choice(MenuColumns.Form, MenuColumns.Forms);
        var subject = SubjectWords.Read(row.Code(MenuColumns.Subject, 50));
        if (MenuTimes.Read(row) is not { } times || !row.IsSound)
            return null;
        var put = new OfferingPut(
            plan.Id,
            title!,
            category!.Value,
            activity!,
            provider!.Value,
            vendor,
            grades!,
            new Money((long)(fee!.Value * 100)),
            capacity!.Value,
            homework!.Value,
            times.Weekly,
            times.Extra,
            subject,
            form
        );
        if (OfferingShape.WrongIn(put) is null)
            return put;
        row.Wrong(MenuColumns.Times, "menu-times-overlap");
        return null;
    }

    private static bool IsAs(Offering there, OfferingPut put) =>
        JsonSerializer.Serialize(Whole(there)) == JsonSerializer.Serialize(put with { Extra = put.Extra ?? [] });

    private static OfferingPut Whole(Offering one) =>
        new(
            one.PlanId,
            one.Title,
            one.Category,
            one.Activity,
            one.ProviderKind,
            one.VendorId,
            one.Grades,
            one.FeePerTerm,
            one.Capacity,
            one.AssignsWrittenHomework,
            MenuTimes.Ordered(one.Weekly),
            [.. one.Extra.OrderBy(session => session.Day).ThenBy(session => session.Starts)],
            one.Subject,
            one.Form
        );
}
