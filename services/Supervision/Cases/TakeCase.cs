using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Supervision.Identity;
using AfterSchool.Supervision.Policy;
using AfterSchool.Supervision.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Supervision.Cases;

/// <summary>PUT /cases/{id} — the desk takes a complaint; it is numbered, and its last days begin to run.</summary>
internal static class TakeCase
{
    public static async Task<Results<NotFound, Conflict, RuledOut, Ok<CaseTaken>>> Handle(
        Guid id,
        CaseTold told,
        Caller caller,
        Reach reach,
        Intake intake,
        CancellationToken ct
    )
    {
        if (!await reach.InDivisionAsync(told.SchoolId, ct))
            return TypedResults.NotFound();
        switch (await intake.ClaimAsync(id, told, ct))
        {
            case Claim.Conflicting:
                return TypedResults.Conflict();
            case Claim.Repeated:
                return TypedResults.Ok(await intake.TakenBeforeAsync(id, ct));
            default:
                break;
        }

        var (taken, refusal) = await intake.TakeAsync(id, told, caller.AccountId, ct);
        return taken is not null ? TypedResults.Ok(taken) : refusal!;
    }
}

/// <summary>The desk's intake: one transaction for the number, the complaint, its duties and the sealed caller.</summary>
public sealed class Intake(
    SupervisionDb db,
    Creations creations,
    Editions<SupervisionPack> editions,
    CallersRing callers,
    CaseClock caseClock,
    TimeProvider clock
)
{
    /// <summary>
    /// Claims the id. The caller goes into the claim blinded: a plain hash of a phone number beside the rest of the request could
    /// be found by trying every number.
    /// </summary>
    public Task<Claim> ClaimAsync(Guid id, CaseTold told, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(told);
        return creations.ClaimAsync(id, new CaseAsked(told with { Caller = null }, callers.Blind(told.Caller)), ct);
    }

    /// <summary>The answer given before.</summary>
    public async Task<CaseTaken> TakenBeforeAsync(Guid id, CancellationToken ct)
    {
        var complaint = await db.Cases.AsNoTracking().FirstAsync(one => one.Id == id, ct);
        var blind = await db
            .Callers.Where(one => one.CaseId == id)
            .Select(one => one.PhoneBlind)
            .FirstOrDefaultAsync(ct);
        return CaseTaken.Of(complaint, await EarlierAsync(complaint, blind is null ? [] : [blind], ct));
    }

    /// <summary>Takes the complaint, or says that no document is known for the place.</summary>
    public async Task<(CaseTaken? Taken, RuledOut? Refusal)> TakeAsync(
        Guid id,
        CaseTold told,
        Guid agent,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(told);
        var now = clock.Now();
        var school = await db.Schools.AsNoTracking().FirstAsync(one => one.Id == told.SchoolId, ct);
        if (editions.InForce(school.Division, clock.Today()) is not { } pack)
            return (null, new RuledOut(Editions.NoPage(school.Division, clock.Today())));

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var categories = told.Categories.Select(Categories.Of).ToArray();
        var response = await caseClock.ResponseAsync(pack, school.Division, clock.Today(), ct);
        var deadlines = response.From(now, categories.Any(one => one.IsFastLane));
        var isSealed = categories.Any(one => one.IsSealed);
        var complaint = new ComplaintCase
        {
            Id = id,
            Number = await CaseNumbers.NextAsync(db, school.Division, now.Year, ct),
            SchoolId = school.Id,
            Division = school.Division,
            HandledBy = isSealed ? Above(school.CompetentAuthority) : school.CompetentAuthority,
            Channel = told.Channel,
            Categories = told.Categories,
            Text = told.Text,
            OccurredOn = told.OccurredOn,
            VendorId = told.VendorId,
            IsFastLane = categories.Any(one => one.IsFastLane),
            IsSealed = isSealed,
            TakenBy = agent,
            ReceivedAt = now,
            Edition = pack.Edition,
        }.Received(deadlines);
        db.Cases.Add(complaint);
        if (told.Caller is { } caller)
            db.Callers.Add(callers.Seal(id, caller));
        await caseClock.StartAsync(complaint, response, deadlines, ct);
        var earlier = await EarlierAsync(complaint, callers.PhoneBlinds(told.Caller), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (CaseTaken.Of(complaint, earlier), null);
    }

    // The same caller about the same school, told to the agent as a number only; a sealed complaint is not even counted.
    private Task<int> EarlierAsync(ComplaintCase complaint, IReadOnlyList<string> blinds, CancellationToken ct) =>
        blinds.Count == 0
            ? Task.FromResult(0)
            : db.Cases.CountAsync(
                one =>
                    one.SchoolId == complaint.SchoolId
                    && !one.IsSealed
                    && one.ReceivedAt < complaint.ReceivedAt
                    && db.Callers.Any(by =>
                        by.CaseId == one.Id && by.PhoneBlind != null && blinds.Contains(by.PhoneBlind)
                    ),
                ct
            );

    // The next level up: above a county its city, above a city its province; above a province there is nobody here.
    private static DivisionCode Above(DivisionCode authority) =>
        authority.Prefix.Length > 2 ? DivisionCode.Parse(authority.Prefix[..^2]) : authority;
}

/// <summary>What the desk was told.</summary>
/// <param name="SchoolId">The school concerned.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Categories">Codes of the category tree; the first leads.</param>
/// <param name="Text">What was said; not who said it.</param>
/// <param name="OccurredOn">The day it happened.</param>
/// <param name="VendorId">The vendor concerned.</param>
/// <param name="Caller">Who says so, if they say; sealed apart.</param>
public sealed record CaseTold(
    Guid SchoolId,
    IntakeChannel Channel,
    [property: Required, KnownCategories] string[] Categories,
    [property: Required, StringLength(8_000, MinimumLength = 2)] string Text,
    DateOnly? OccurredOn = null,
    Guid? VendorId = null,
    CallerTold? Caller = null
);

/// <summary>What is remembered of a request: all but the caller, and the caller blinded.</summary>
internal sealed record CaseAsked(CaseTold Told, string? By);

/// <summary>Who complains (投诉人); either may be left out.</summary>
/// <param name="Name">Name, as told.</param>
/// <param name="Phone">Phone number, as told.</param>
public sealed record CallerTold(
    [property: StringLength(100)] string? Name,
    [property: RegularExpression(@"^\+?[0-9 \-]{5,20}$")] string? Phone
);

/// <summary>What the agent tells the caller.</summary>
public sealed record CaseTaken(
    Guid Id,
    string Number,
    DateOnly? AcknowledgeDueOn,
    DateOnly? VerifyDueOn,
    DateOnly? ReplyDueOn,
    DateTimeOffset? FastLaneDueAt,
    int EarlierFromSameCaller
)
{
    internal static CaseTaken Of(ComplaintCase complaint, int earlier) =>
        new(
            complaint.Id,
            complaint.Number,
            complaint.AcknowledgeDueOn,
            complaint.VerifyDueOn,
            complaint.ReplyDueOn,
            complaint.FastLaneDueAt?.InChina(),
            earlier
        );
}
