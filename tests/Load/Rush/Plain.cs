extern alias enrolment;

using AfterSchool.Contracts.Everyone;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Messaging;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using enrolment::AfterSchool.Enrolment.EnrolmentRequests;
using enrolment::AfterSchool.Enrolment.Offerings;
using enrolment::AfterSchool.Enrolment.Places;
using enrolment::AfterSchool.Enrolment.SeatClaims;
using enrolment::AfterSchool.Enrolment.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Load.Rush;

/// <summary>
/// The plain way of giving a seat, as one writes it with EF Core: each request by itself, with a unit of work and a
/// transaction of its own. It leaves the same rows behind, and spares itself the law: no page, no settings, no rules.
/// </summary>
internal static class Plain
{
    public static void Add(WebApplicationBuilder builder) => builder.AddDatabase<EnrolmentDb>();

    public static void Map(WebApplication app) => app.MapPut("/plain/{id:guid}", ClaimAsync).For(Roles.Guardian);

    private static async Task<IResult> ClaimAsync(
        Guid id,
        SeatsClaimed claimed,
        Caller caller,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        var wanted = claimed.Seats[0];
        if (await db.Creations.AnyAsync(one => one.Id == id, ct))
            return Results.Ok();
        var pupil = await db
            .Pupils.AsNoTracking()
            .Where(one => one.Id == wanted.PupilId)
            .Where(one =>
                db.GuardianLinks.Any(link =>
                    link.PupilId == one.Id && link.GuardianAccountId == caller.AccountId && link.IsActive
                )
            )
            .FirstOrDefaultAsync(ct);
        var offering = await db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == wanted.OfferingId, ct);
        if (pupil is null || offering is null || !offering.Grades.Contains(pupil.Grade))
            return Results.NotFound();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var taken = await db
            .Seats.Where(one => one.OfferingId == offering.Id && one.Taken < one.Capacity)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Taken, one => one.Taken + 1), ct);
        if (taken == 0)
            return Results.Conflict();
        var place = AddRows(id, claimed, pupil, offering, caller, db);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return Results.Ok(new SeatsGiven([new(pupil.Id, offering.Id, id, place.Id, place.HeldUntil)]));
    }

    private static Place AddRows(
        Guid id,
        SeatsClaimed claimed,
        Pupil pupil,
        Offering offering,
        Caller caller,
        EnrolmentDb db
    )
    {
        var now = TimeProvider.System.GetUtcNow();
        var (place, request) = (PlaceOf(id, pupil, offering, now), RequestOf(id, pupil, offering, caller));
        request.Hold(offering.Id, place.Id);
        var matter = new Matter("claim-seat", id, offering.SchoolId, default, "hunan/2024-03-18");
        db.Creations.Add(new Creation { Id = id, Asked = Creations.HashOf(claimed) });
        db.Requests.Add(request);
        db.Places.Add(place);
        db.PlaceSlots.AddRange(offering.Weekly.Select(slot => SlotOf(place, slot)));
        db.Decisions.Add(Rulings.Row(matter, Ruling.Permitted, Plea.None, caller.AccountId, now));
        db.Outbox.Add(Outbox.Row(NoticeOf(place, now), now));
        return place;
    }

    private static Place PlaceOf(Guid request, Pupil pupil, Offering offering, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            RequestId = request,
            PupilId = pupil.Id,
            OfferingId = offering.Id,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            HeldUntil = now.AddHours(48),
        };

    private static EnrolmentRequest RequestOf(Guid id, Pupil pupil, Offering offering, Caller caller) =>
        new()
        {
            Id = id,
            PupilId = pupil.Id,
            ClassId = pupil.ClassId,
            SchoolId = offering.SchoolId,
            TermId = offering.TermId,
            AskedBy = caller.AccountId,
            Choices =
            [
                new Choice
                {
                    RequestId = id,
                    Rank = 1,
                    OfferingId = offering.Id,
                },
            ],
        };

    private static PlaceSlot SlotOf(Place place, WeeklySlot slot) =>
        new()
        {
            PlaceId = place.Id,
            PupilId = place.PupilId,
            TermId = place.TermId,
            Weekday = (int)slot.Weekday,
            StartsMinute = (slot.Starts.Hour * 60) + slot.Starts.Minute,
            EndsMinute = (slot.Ends.Hour * 60) + slot.Ends.Minute,
        };

    private static NoticeDue NoticeOf(Place place, DateTimeOffset now) =>
        new()
        {
            NoticeId = Guid.CreateVersion7(),
            SubjectId = place.Id,
            Template = "seat-held",
            ToAccountId = null,
            ToGuardiansOfPupilId = place.PupilId,
            SchoolId = place.SchoolId,
            About = null,
            AmountFen = null,
            Deadline = place.HeldUntil,
            OccurredAt = now,
        };
}
