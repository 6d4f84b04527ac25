using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.Places;
using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Offerings;

/// <summary>GET /offerings, GET /offerings/{id} — the menu is public to all who are signed in; drafts are the school's.</summary>
internal static class ReadOfferings
{
    public static async Task<Results<NotFound, Ok<OfferingShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var offering = await desk.SeenOfferingAsync(id, ct);
        if (offering is null)
            return TypedResults.NotFound();
        var seats = await desk.Db.Seats.AsNoTracking().FirstOrDefaultAsync(one => one.OfferingId == id, ct);
        var leaders = await desk.Db.Leaders.Where(one => one.OfferingId == id && one.IsActive).ToListAsync(ct);
        return TypedResults.Ok(OfferingShown.Of(offering, seats, leaders));
    }

    public static async Task<Results<Ok<IReadOnlyList<OfferingShown>>, MenuAnswer>> List(
        Guid schoolId,
        Guid? termId,
        [AsParameters] Cut cut,
        Caller caller,
        MenuKept kept,
        HttpContext http
    )
    {
        // Whoever is a guardian and nothing else sees what every family sees; only who reads it for all needs a unit of work.
        if (caller.Roles.Count == 1 && caller.Is(Roles.Guardian))
            return await kept.AnswerAsync(
                new(schoolId, termId, cut.After, cut.Count),
                http,
                () =>
                {
                    var own = http.RequestServices.GetRequiredService<Desk>();
                    return PageAsync(OnMenu(schoolId, termId, own).Where(IsPublic), own, cut, http);
                }
            );
        var desk = http.RequestServices.GetRequiredService<Desk>();
        return await PageAsync(await SeenAsync(schoolId, termId, desk, http.RequestAborted), desk, cut, http);
    }

    /// <summary>GET /offerings.xlsx — the same, with the columns of the workbook that is sent in.</summary>
    public static async Task<IResult> Workbook(
        Guid schoolId,
        Guid? termId,
        [AsParameters] OfferingFilter filter,
        Desk desk,
        Words words,
        CancellationToken ct
    ) =>
        new WorkbookResult(
            "menu",
            [.. MenuColumns.Of(ActivityWords.None), MenuColumns.State, MenuColumns.PublishedOn],
            RowsAsync(filter.Of(await SeenAsync(schoolId, termId, desk, ct)), words, ct)
        );

    private static async Task<IQueryable<Offering>> SeenAsync(Guid school, Guid? term, Desk desk, CancellationToken ct)
    {
        var offerings = OnMenu(school, term, desk);
        return await desk.Reach.ReadsSchoolAsync(school, ct) ? offerings : offerings.Where(IsPublic);
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<Offering> offerings,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var part in offerings.InPartsAsync(one => one.Id, ct))
        foreach (var one in part)
            yield return MenuColumns.Row(one, words);
    }

    private static readonly Expression<Func<Offering, bool>> IsPublic = one => one.Status != OfferingStatus.Draft;

    private static IQueryable<Offering> OnMenu(Guid schoolId, Guid? termId, Desk desk) =>
        desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.SchoolId == schoolId && (termId == null || one.TermId == termId));

    private static Task<Ok<IReadOnlyList<OfferingShown>>> PageAsync(
        IQueryable<Offering> offerings,
        Desk desk,
        Cut cut,
        HttpContext http
    ) =>
        offerings.PageAsync(
            one => one.Id,
            one =>
                OfferingShown.Of(
                    one,
                    desk.Db.Seats.FirstOrDefault(seats => seats.OfferingId == one.Id),
                    desk.Db.Leaders.Where(leader => leader.OfferingId == one.Id && leader.IsActive).ToList()
                ),
            cut,
            http
        );

    /// <summary>The offering, if it is public or the caller may read its school.</summary>
    public static async Task<Offering?> SeenOfferingAsync(this Desk desk, Guid id, CancellationToken ct)
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        return
            offering is null
            || (offering.Status == OfferingStatus.Draft && !await desk.Reach.ReadsSchoolAsync(offering.SchoolId, ct))
            ? null
            : offering;
    }
}

/// <summary>Which offerings of a list; what is not said lets everything through.</summary>
/// <param name="State">Where they stand: draft, published or suspended.</param>
/// <param name="Grade">For that grade.</param>
public sealed record OfferingFilter(string? State = null, int? Grade = null)
{
    internal IQueryable<Offering> Of(IQueryable<Offering> offerings)
    {
        if (Enum.TryParse<OfferingStatus>(State, ignoreCase: true, out var status) && Enum.IsDefined(status))
            offerings = offerings.Where(one => one.Status == status);
        if (Grade is { } grade)
            offerings = offerings.Where(one => one.Grades.Contains(grade));
        return offerings;
    }
}

/// <summary>GET /offerings/{id}/sessions — its sessions in order of time, from a day on.</summary>
internal static class ReadSessions
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<SessionShown>>>> Handle(
        Guid id,
        DateOnly? from,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.SeenOfferingAsync(id, ct) is null)
            return TypedResults.NotFound();
        var sessions = await desk
            .Db.Sessions.AsNoTracking()
            .Where(one => one.OfferingId == id && (from == null || one.Day >= from))
            .OrderBy(one => one.Day)
            .ThenBy(one => one.Starts)
            .Take(Cut.Most)
            .Select(one => new SessionShown(one.Id, one.Day, one.Starts, one.Ends))
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<SessionShown>>(sessions);
    }
}

/// <summary>GET /offerings/{id}/ride-conflicts — rides that leave before it ends, with the riders who need a solution.</summary>
internal static class ReadRideConflicts
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<RideConflict>>>> Handle(
        Guid id,
        Desk desk,
        CancellationToken ct
    )
    {
        var offering = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (offering is null || !await desk.RunsSchoolAsync(offering.SchoolId, ct))
            return TypedResults.NotFound();
        var rides = await desk
            .Db.Rides.AsNoTracking()
            .Where(ride => ride.SchoolId == offering.SchoolId)
            .OrderBy(ride => ride.Id)
            .Take(Cut.Most)
            .ToListAsync(ct);
        return TypedResults.Ok(RidesRule.ConflictsOf(offering, rides));
    }
}

/// <summary>A session as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Day">The day.</param>
/// <param name="Starts">Start, China Standard Time.</param>
/// <param name="Ends">End.</param>
public sealed record SessionShown(Guid Id, DateOnly Day, TimeOnly Starts, TimeOnly Ends);

/// <summary>An offering as the menu shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PlanId">Its plan.</param>
/// <param name="SchoolId">Its school.</param>
/// <param name="TermId">Its term.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Category">What it is for.</param>
/// <param name="Activity">Code of the activity.</param>
/// <param name="ProviderKind">Who gives it.</param>
/// <param name="VendorId">The vendor.</param>
/// <param name="Grades">Grades it is for.</param>
/// <param name="FeePerTerm">Per pupil and term, in yuan.</param>
/// <param name="Capacity">Places.</param>
/// <param name="Weekly">When it is held every week.</param>
/// <param name="Extra">Sessions on single days besides.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Edition">Edition it was published under.</param>
/// <param name="Subject">Subject of the curriculum it is allotted to.</param>
/// <param name="PublishedOn">Day it was put on the menu.</param>
/// <param name="InternalSeats">Seats of these that the school fills itself, as its plan declares them.</param>
/// <param name="SeatsLeft">Places that nobody has; none before it is on the menu.</param>
/// <param name="ClaimsFrom">From when on whoever comes first may claim them.</param>
/// <param name="RoomId">The room it is held in.</param>
/// <param name="LeaderIds">Accounts of those who are with the children, as Staffing has told.</param>
/// <param name="Delivery">How it reaches the children.</param>
/// <param name="Outing">Where it is held, outside the school.</param>
/// <param name="Tags">What it shows of the school.</param>
public sealed record OfferingShown(
    Guid Id,
    Guid PlanId,
    Guid SchoolId,
    Guid TermId,
    string Title,
    Category Category,
    string Activity,
    ProviderKind ProviderKind,
    Guid? VendorId,
    IReadOnlyList<int> Grades,
    Money FeePerTerm,
    int Capacity,
    IReadOnlyList<WeeklySlot> Weekly,
    IReadOnlyList<ExtraSession> Extra,
    OfferingStatus Status,
    string? Edition,
    string? Subject,
    DateOnly? PublishedOn,
    IReadOnlyList<InternalSeats> InternalSeats,
    int? SeatsLeft,
    DateTimeOffset? ClaimsFrom,
    Guid? RoomId,
    IReadOnlyList<Guid> LeaderIds,
    Delivery? Delivery,
    Outing? Outing,
    IReadOnlyList<string> Tags
)
{
    internal static OfferingShown Of(Offering one, Seats? seats, IReadOnlyList<Leader> leaders) =>
        new(
            one.Id,
            one.PlanId,
            one.SchoolId,
            one.TermId,
            one.Title,
            one.Category,
            one.Activity,
            one.ProviderKind,
            one.VendorId,
            one.Grades,
            one.FeePerTerm,
            one.Capacity,
            one.Weekly,
            one.Extra,
            one.Status,
            one.Edition,
            one.Subject,
            one.PublishedOn,
            one.InternalSeats ?? [],
            seats is null ? null : seats.Capacity - seats.Taken,
            seats?.ClaimsFrom?.InChina(),
            one.RoomId,
            [.. leaders.Select(leader => leader.PersonId).Order()],
            one.Delivery,
            one.Outing,
            one.Tags ?? []
        );
}
