using AfterSchool.Contracts.Enrolment;
using AfterSchool.Contracts.Everyone;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Messaging;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>Whether a vendor may serve a school, as Staffing last told; the later of the two facts counts, whichever came first.</summary>
public sealed class VendorAdmission
{
    /// <summary>The vendor.</summary>
    public required Guid VendorId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>First day of the contract.</summary>
    public DateOnly From { get; set; }

    /// <summary>Last day of the contract.</summary>
    public DateOnly Until { get; set; }

    /// <summary>When it was admitted.</summary>
    public DateTimeOffset? AdmittedAt { get; set; }

    /// <summary>When it was removed.</summary>
    public DateTimeOffset? RemovedAt { get; set; }

    /// <summary>Whether it may serve the school on that day.</summary>
    public bool HoldsOn(DateOnly day) =>
        AdmittedAt is { } admitted && !(RemovedAt >= admitted) && From <= day && day <= Until;
}

/// <summary>A fee standard (收费标准), as Fees last told.</summary>
public sealed class FeeStandard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division it holds for.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>term, classHour or hour.</summary>
    public required string Unit { get; init; }

    /// <summary>Highest charge per pupil and unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }
}

/// <summary>How an offering stops.</summary>
internal static class Stopping
{
    /// <summary>Takes it off the menu, tells the other services and the families who have a place.</summary>
    public static async Task<bool> StopAsync(
        this Offering offering,
        string reason,
        EnrolmentDb db,
        Outbox outbox,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!offering.Suspend())
            return false;
        var now = clock.Now();
        outbox.Publish(
            new OfferingSuspended
            {
                OfferingId = offering.Id,
                SchoolId = offering.SchoolId,
                Reason = reason,
                OccurredAt = now,
            }
        );
        var pupils = await db
            .Places.Where(place => place.OfferingId == offering.Id && place.Status != PlaceStatus.Ended)
            .Select(place => place.PupilId)
            .ToListAsync(ct);
        foreach (var pupil in pupils)
            outbox.Publish(Notices.ToGuardians(pupil, "offering-suspended", offering.Id, offering.SchoolId, now));
        return true;
    }

    /// <summary>The copy for a vendor and a school, made when it is the first told of them.</summary>
    public static async Task<VendorAdmission> AdmissionAsync(
        this EnrolmentDb db,
        Guid vendor,
        Guid school,
        CancellationToken ct
    )
    {
        if (await db.VendorAdmissions.FindAsync([vendor, school], ct) is { } known)
            return known;
        var fresh = new VendorAdmission { VendorId = vendor, SchoolId = school };
        db.VendorAdmissions.Add(fresh);
        return fresh;
    }
}

/// <summary>Words for families, asked of Directory.</summary>
internal static class Notices
{
    public static NoticeDue ToGuardians(Guid pupil, string template, Guid subject, Guid school, DateTimeOffset now) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = subject,
            Template = template,
            ToAccountId = null,
            ToGuardiansOfPupilId = pupil,
            SchoolId = school,
            About = null,
            AmountFen = null,
            Deadline = null,
            OccurredAt = now,
        };
}
