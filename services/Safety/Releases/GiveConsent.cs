using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Releases;

/// <summary>PUT /release-consents/{id} — a guardian consents that the child leaves without an adult; POST …/withdraw ends it.</summary>
internal static class GiveConsent
{
    public static async Task<IResult> Give(Guid id, ConsentAsked asked, Desk desk, CancellationToken ct)
    {
        if (!await desk.Reach.IsGuardianOfAsync(asked.PupilId, ct))
            return TypedResults.NotFound();
        if (Wrong(asked) is { } wrong)
            return wrong;
        switch (await desk.Creations.ClaimAsync(id, asked, ct))
        {
            case Claim.Repeated:
                return TypedResults.NoContent();
            case Claim.Conflicting:
                return Problems.Conflict("another-consent");
        }

        desk.Db.ReleaseConsents.Add(
            new ReleaseConsent
            {
                Id = id,
                PupilId = asked.PupilId,
                Manner = asked.Manner,
                SiblingPupilId = asked.SiblingPupilId,
                BusLine = asked.BusLine,
                ValidFrom = asked.ValidFrom,
                ValidUntil = asked.ValidUntil,
                GivenBy = desk.Caller.AccountId,
                GivenAt = desk.Now,
            }
        );
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    public static async Task<IResult> Withdraw(Guid id, Desk desk, CancellationToken ct)
    {
        var consent = await desk.Db.ReleaseConsents.FirstOrDefaultAsync(one => one.Id == id, ct);
        if (consent is null || !await desk.Reach.IsGuardianOfAsync(consent.PupilId, ct))
            return TypedResults.NotFound();
        consent.EndedAt ??= desk.Now;
        await desk.Db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static IResult? Wrong(ConsentAsked asked) =>
        asked switch
        {
            { Manner: ReleaseManner.Guardian or ReleaseManner.ListedPerson } => Problems.Invalid(
                "/manner",
                "Consent is for leaving alone, with a sibling or by bus; list a person instead."
            ),
            { Manner: ReleaseManner.Sibling, SiblingPupilId: null } => Problems.Invalid(
                "/siblingPupilId",
                "Name the sibling."
            ),
            { Manner: ReleaseManner.Bus, BusLine: null or "" } => Problems.Invalid("/busLine", "Name the bus."),
            _ when asked.ValidUntil < asked.ValidFrom => Problems.Invalid(
                "/validUntil",
                "The last day lies before the first."
            ),
            _ => null,
        };
}

/// <summary>A guardian's written consent.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Manner">alone, sibling or bus.</param>
/// <param name="ValidFrom">First day it counts.</param>
/// <param name="ValidUntil">Last day it counts; left out: until withdrawn.</param>
/// <param name="SiblingPupilId">The sibling, for sibling.</param>
/// <param name="BusLine">The bus, for bus.</param>
public sealed record ConsentAsked(
    Guid PupilId,
    ReleaseManner Manner,
    DateOnly ValidFrom,
    DateOnly? ValidUntil = null,
    Guid? SiblingPupilId = null,
    [property: StringLength(40)] string? BusLine = null
);
