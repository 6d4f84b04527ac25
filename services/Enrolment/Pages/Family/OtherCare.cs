using System.Globalization;
using AfterSchool.Enrolment.ExtendedCare;
using AfterSchool.Enrolment.OffCampus;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Family;

/// <summary>What else a child may have in a term where the place's page knows it (延时托管、校外课后服务).</summary>
/// <param name="Child">The child.</param>
/// <param name="Term">The term.</param>
/// <param name="Page">What governs it.</param>
/// <param name="Care">Extended care that was asked for, the newest first.</param>
/// <param name="OffCampus">When the family said that it chooses a provider outside; null where it has not.</param>
/// <param name="CommandId">Id of the command that a form of this page sends.</param>
public sealed record OtherCareShown(
    ChildAtHome Child,
    Term Term,
    EnrolmentPack Page,
    IReadOnlyList<CareShown> Care,
    DateTimeOffset? OffCampus,
    Guid CommandId
)
{
    /// <summary>Where it is.</summary>
    public string Address => $"{FamilyPages.Home}/children/{Child.Shown.PupilId}/terms/{Term.Id}";

    /// <summary>Whether the page of a place has any of it.</summary>
    public static bool IsThere(EnrolmentPack? page) =>
        page is { ExtendedCare: not null } or { OffCampusReminder.Value: true };
}

/// <summary>Reads it for the child's own guardian.</summary>
internal sealed class OtherCareReading(HouseholdReading reading, Desk desk)
{
    private const int LimitShown = 20;

    public async Task<OtherCareShown?> ReadAsync(Guid pupil, Guid term, CancellationToken ct)
    {
        var home = await reading.ReadAsync(ct);
        if (
            home.Child(pupil) is not { } child
            || child.Terms.FirstOrDefault(one => one.Id == term) is not { } found
            || home.Pages.GetValueOrDefault(term) is not { } page
            || !OtherCareShown.IsThere(page)
        )
            return null;
        var care = await desk
            .Db.CareRequests.AsNoTracking()
            .Where(one => one.PupilId == pupil && one.TermId == term)
            .OrderByDescending(one => one.Id)
            .Take(LimitShown)
            .ToListAsync(ct);
        var offCampus = await desk
            .Db.OffCampusChoices.Where(one => one.PupilId == pupil && one.TermId == term)
            .MaxAsync(one => (DateTimeOffset?)one.At, ct);
        return new OtherCareShown(child, found, page, [.. care.Select(CareShown.Of)], offCampus, Guid.CreateVersion7());
    }
}

/// <summary>The page of it, and what a family does there.</summary>
internal static class OtherCarePages
{
    /// <summary>GET /children/{pupil}/terms/{term}</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid pupil,
        Guid term,
        string? done,
        OtherCareReading reading,
        CancellationToken ct
    ) =>
        await reading.ReadAsync(pupil, term, ct) is { } shown
            ? PageResult.Of<OtherCarePage>(
                new { Shown = shown, Done = done is "care" or "off-campus" ? $"family-done.{done}" : null }
            )
            : FamilyPages.Nothing();

    /// <summary>POST /children/{pupil}/terms/{term}/care, …/off-campus</summary>
    public static async Task<IResult> DoAsync(
        Guid pupil,
        Guid term,
        string deed,
        HttpRequest request,
        OtherCareReading reading,
        Commands commands,
        CancellationToken ct
    )
    {
        var form = await PlainText.FormAsync(request, ct);
        if (await reading.ReadAsync(pupil, term, ct) is not { } shown || deed is not ("care" or "off-campus"))
            return FamilyPages.Nothing();
        var (need, until) = (form["need"].ToString().Trim(), form["until"].ToString());
        if (Wrong(deed, $"{form["id"]}", need, until) is { Count: > 0 } errors)
            return PageResult.Of<OtherCarePage>(
                new
                {
                    Shown = shown,
                    Errors = errors,
                    Need = need,
                    Until = until,
                },
                StatusCodes.Status400BadRequest
            );
        var id = Guid.Parse($"{form["id"]}");
        var answer =
            deed == "care"
                ? await AskAsync(id, new(pupil, term, need, Time(until)!.Value), commands, ct)
                : await ChooseAsync(id, new(pupil, term), commands, ct);
        return answer switch
        {
            NoContent => Results.LocalRedirect($"{shown.Address}?done={deed}"),
            RuledOut no => PageResult.Of<OtherCarePage>(
                new
                {
                    Shown = shown,
                    no.Ruling,
                    Need = need,
                    Until = until,
                },
                StatusCodes.Status422UnprocessableEntity
            ),
            _ => PageResult.Of<OtherCarePage>(
                new { Shown = shown, Errors = new[] { new FormError(null, "family-form-stale") } },
                StatusCodes.Status409Conflict
            ),
        };
    }

    private static Task<IResult> AskAsync(Guid id, CareAsked asked, Commands commands, CancellationToken ct) =>
        commands.RunAsync(all =>
            AskForCare.Handle(
                id,
                asked,
                all.GetRequiredService<Desk>(),
                all.GetRequiredKeyedService<KeyRing>("Grounds"),
                ct
            )
        );

    private static Task<IResult> ChooseAsync(
        Guid id,
        OffCampusChosen chosen,
        Commands commands,
        CancellationToken ct
    ) =>
        commands.RunAsync(all =>
            ChooseOffCampus.Handle(id, chosen, all.GetRequiredService<Desk>(), all.GetRequiredService<DutyBook>(), ct)
        );

    private static TimeOnly? Time(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : null;

    private static List<FormError> Wrong(string deed, string id, string need, string until)
    {
        var errors = new List<FormError>();
        if (!Guid.TryParse(id, out var given) || given == Guid.Empty)
            errors.Add(new(null, "family-form-stale"));
        if (deed == "care" && need.Length is < 2 or > 1_000)
            errors.Add(new("need", "family-need-missing"));
        if (deed == "care" && Time(until) is null)
            errors.Add(new("until", "family-until-missing"));
        return errors;
    }
}
