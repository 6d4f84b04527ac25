using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.Places;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A child on a list.</summary>
/// <param name="Name">Name, opened for the child's own school.</param>
/// <param name="Class">Grade and class.</param>
/// <param name="Ride">When the ride home leaves; none where the child goes by none that we know of.</param>
/// <param name="PickupDifficulty">Whether the family declared difficulty with picking the child up.</param>
/// <param name="Status">Where the place stands.</param>
public sealed record ListedChild(string Name, string Class, TimeOnly? Ride, bool PickupDifficulty, PlaceStatus Status);

/// <summary>Who takes part in an offering, to be printed (班级名单).</summary>
/// <param name="At">The term.</param>
/// <param name="Offering">The offering.</param>
/// <param name="Children">The children, by class and name.</param>
/// <param name="Today">Day of the list.</param>
public sealed record GroupShown(TermDesk At, Offering Offering, Slice<ListedChild> Children, DateOnly Today);

/// <summary>Reads lists for the office of the children's own school.</summary>
internal sealed class ListReading(Desk desk, PeopleShown people)
{
    private const int MostChildren = 200;

    public async Task<Slice<MenuLine>> GroupsAsync(TermDesk at, Guid? after, CancellationToken ct)
    {
        var page = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.SchoolId == at.School.Id && one.TermId == at.Term.Id)
            .Where(one => one.Status != OfferingStatus.Draft)
            .Where(one => after == null || one.Id.CompareTo(after.Value) > 0)
            .OrderBy(one => one.Id)
            .SliceAsync(one => one.Id, ct);
        Guid[] ids = [.. page.Rows.Select(one => one.Id)];
        var seats = await desk
            .Db.Seats.AsNoTracking()
            .Where(one => ids.Contains(one.OfferingId))
            .ToDictionaryAsync(one => one.OfferingId, ct);
        return new([.. page.Rows.Select(one => new MenuLine(one, seats.GetValueOrDefault(one.Id)))], page.Next);
    }

    public async Task<GroupShown?> GroupAsync(TermDesk at, Guid id, Guid? after, CancellationToken ct)
    {
        var offering = await desk
            .Db.Offerings.AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == id && one.TermId == at.Term.Id, ct);
        if (offering is null)
            return null;
        var places = await desk
            .Db.Places.AsNoTracking()
            .Where(one => one.OfferingId == id && one.Status != PlaceStatus.Ended)
            .Where(one => after == null || one.Id.CompareTo(after.Value) > 0)
            .OrderBy(one => one.Id)
            .SliceAsync(one => one.Id, ct, MostChildren);
        Guid[] requestIds = [.. places.Rows.Select(one => one.RequestId)];
        var difficult = await desk
            .Db.Requests.Where(one => requestIds.Contains(one.Id) && one.PickupDifficulty)
            .Select(one => one.Id)
            .ToListAsync(ct);
        var pupils = await people.OfAsync(places.Rows.Select(one => one.PupilId), ct);
        var rides = await desk.Db.Rides.AsNoTracking().Where(ride => ride.SchoolId == at.School.Id).ToListAsync(ct);
        var children = places.Rows.Select(place =>
        {
            var pupil = pupils.GetValueOrDefault(place.PupilId, [null, null, null]);
            return new ListedChild(
                $"{pupil[0]}",
                $"{pupil[1]} {pupil[2]}",
                rides.Find(ride => ride.Riders.Contains(place.PupilId))?.Departure,
                difficult.Contains(place.RequestId),
                place.Status
            );
        });
        return new GroupShown(
            at,
            offering,
            new(
                [
                    .. children
                        .OrderBy(one => one.Class, StringComparer.Ordinal)
                        .ThenBy(one => one.Name, StringComparer.Ordinal),
                ],
                places.Next
            ),
            ServiceDefaults.Calendar.ChinaTime.Today(desk.Clock)
        );
    }
}

/// <summary>Groups, and their lists to print.</summary>
internal static class ListPages
{
    /// <summary>GET /terms/{term}/lists?after=</summary>
    public static async Task<RazorComponentResult> ListAsync(
        Guid term,
        Guid? after,
        TermReading terms,
        ListReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at
            ? PageResult.Of<ListsPage>(new { At = at, Groups = await reading.GroupsAsync(at, after, ct) })
            : OfficePages.Nothing();

    /// <summary>GET /terms/{term}/lists/{offering}?after=</summary>
    public static async Task<RazorComponentResult> ShowAsync(
        Guid term,
        Guid offering,
        Guid? after,
        TermReading terms,
        ListReading reading,
        CancellationToken ct
    ) =>
        await terms.ReadAsync(term, ct) is { } at && await reading.GroupAsync(at, offering, after, ct) is { } shown
            ? PageResult.Of<GroupPage>(new { Shown = shown })
            : OfficePages.Nothing();
}
