using System.ComponentModel.DataAnnotations;
using AfterSchool.Safety.ClearedStaff;
using AfterSchool.Safety.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Safety.Gate;

/// <summary>PUT /gate-entries/{id} — everybody is registered; whom the school does not know waits for the duty manager.</summary>
internal static class RegisterAtGate
{
    public static async Task<IResult> Handle(
        Guid id,
        GateEntryAsked asked,
        Desk desk,
        [FromKeyedServices(Desk.Names)] KeyRing names,
        CancellationToken ct
    )
    {
        if (
            !await desk.Reach.WorksAtAsync(asked.SchoolId, ct, Roles.DutyTeacher, Roles.SchoolOffice, Roles.Principal)
            || await desk.Law.AtAsync(asked.SchoolId, termId: null, desk.Today, ct) is not { } ground
        )
            return TypedResults.NotFound();
        if (asked is { PersonId: null, VisitorName: null or "" })
            return Problems.Invalid("/visitorName", "Register the person's id or the visitor's name.");

        var blinded = asked with { VisitorName = asked.VisitorName is null ? null : names.Blind(asked.VisitorName) };
        switch (await desk.Creations.ClaimAsync(id, blinded, ct))
        {
            case Claim.Repeated:
                return await AgainAsync(id, ground, desk, ct);
            case Claim.Conflicting:
                return Problems.Conflict("another-gate-entry");
        }

        var isCleared =
            asked.PersonId is { } person && await desk.Db.IsClearedAsync(person, asked.SchoolId, desk.Today, ct);
        var comesToTeach =
            asked is { Direction: GateDirection.In, Purpose: GatePurpose.Teach or GatePurpose.Supervise };
        var isKnown = isCleared || asked.Direction is GateDirection.Out || await IsStaffAsync(asked, desk, ct);
        var ruling = ground.Judge(pack =>
            Ruling.All(
                ClearedListRule.Judge("gate-not-cleared", pack, isCleared || !comesToTeach),
                GateRule.Judge(pack, isKnown)
            )
        );
        var ruledOut = await desk.Rulings.EnterAsync(ground.Matter("gate-entry", id), ruling, Plea.None, ct);
        if (ruling.Gravest is Verdict.Refused)
            return ruledOut!;
        // To register everybody is the duty itself: only the gate stays shut, so the claim is made again and the entry kept.
        if (ruledOut is not null)
            await desk.Creations.ClaimAsync(id, blinded, ct);
        var entry = new GateEntry
        {
            Id = id,
            SchoolId = asked.SchoolId,
            PersonId = asked.PersonId,
            VisitorNameSealed = asked.VisitorName is { } name ? names.Seal(name, $"{id}/name") : null,
            Purpose = asked.Purpose,
            Direction = asked.Direction,
            RegisteredBy = desk.Caller.AccountId,
            RegisteredAt = desk.Now,
            Status = ruledOut is null ? GateStatus.Admitted : GateStatus.Waiting,
        };
        desk.Db.GateEntries.Add(entry);
        await desk.Db.SaveChangesAsync(ct);
        return Shown(entry, ruling);
    }

    private static async Task<IResult> AgainAsync(Guid id, Ground ground, Desk desk, CancellationToken ct)
    {
        var entry = await desk.Db.GateEntries.AsNoTracking().SingleAsync(one => one.Id == id, ct);
        return Shown(entry, ground.Judge(pack => GateRule.Judge(pack, entry.Status is not GateStatus.Waiting)));
    }

    private static Task<bool> IsStaffAsync(GateEntryAsked asked, Desk desk, CancellationToken ct) =>
        desk.Db.StaffPosts.AnyAsync(
            post => post.AccountId == asked.PersonId && post.SchoolId == asked.SchoolId && post.IsActive,
            ct
        );

    private static IResult Shown(GateEntry entry, Ruling ruling)
    {
        var shown = new GateEntryShown(entry.Id, entry.Status, PolicyLine.Of(ruling));
        return entry.Status is GateStatus.Waiting
            ? TypedResults.Accepted((string?)null, shown)
            : TypedResults.Ok(shown);
    }
}

/// <summary>Somebody at the gate.</summary>
/// <param name="SchoolId">The school.</param>
/// <param name="Purpose">teach, supervise, collect, visit or deliver.</param>
/// <param name="Direction">in or out.</param>
/// <param name="PersonId">The person, where the school knows them.</param>
/// <param name="VisitorName">A visitor's name; kept sealed.</param>
public sealed record GateEntryAsked(
    Guid SchoolId,
    GatePurpose Purpose,
    GateDirection Direction,
    Guid? PersonId = null,
    [property: StringLength(80)] string? VisitorName = null
);

/// <summary>What the gate does.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Status">admitted, waiting or turnedAway.</param>
/// <param name="Policy">Why it waits.</param>
public sealed record GateEntryShown(Guid Id, GateStatus Status, IReadOnlyList<PolicyLine> Policy);
