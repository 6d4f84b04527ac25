using System.Runtime.CompilerServices;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Web;
using AfterSchool.ServiceDefaults.Workbooks;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>GET /requests, GET /requests/{id} — the family's own, the class teacher's class, the school's.</summary>
internal static class ReadRequests
{
    public static async Task<Results<NotFound, Ok<RequestShown>>> One(Guid id, Desk desk, CancellationToken ct)
    {
        var request = await desk
            .Db.Requests.AsNoTracking()
            .Include(one => one.Choices)
            .FirstOrDefaultAsync(one => one.Id == id, ct);
        var seen =
            request is not null
            && (
                await desk.Reach.IsGuardianOfAsync(request.PupilId, ct)
                || await desk.Reach.LeadsClassAsync(request.ClassId, ct)
                || await desk.RunsSchoolAsync(request.SchoolId, ct)
            );
        return seen ? TypedResults.Ok(RequestShown.Of(request!)) : TypedResults.NotFound();
    }

    public static async Task<Ok<IReadOnlyList<RequestShown>>> List(
        Guid? schoolId,
        [AsParameters] RequestFilter filter,
        [AsParameters] Cut cut,
        Desk desk,
        HttpContext http
    )
    {
        var seen = filter.Of(await SeenAsync(schoolId, desk, http.RequestAborted));
        return await seen.PageAsync(one => one.Id, one => RequestShown.Of(one), cut, http);
    }

    /// <summary>GET /requests.xlsx — the same, for people.</summary>
    public static async Task<IResult> Workbook(
        Guid? schoolId,
        [AsParameters] RequestFilter filter,
        Desk desk,
        PeopleShown people,
        Words words,
        CancellationToken ct
    ) =>
        new WorkbookResult(
            "requests",
            [
                PeopleShown.Name,
                PeopleShown.Grade,
                PeopleShown.Class,
                new("requestState"),
                new("requestChoices"),
                new("requestSigned"),
                new("requestWords"),
            ],
            RowsAsync(filter.Of(await SeenAsync(schoolId, desk, ct)), people, words, ct)
        );

    /// <summary>Requests that the caller may read, of that school where it is the caller's.</summary>
    public static async Task<IQueryable<EnrolmentRequest>> SeenAsync(Guid? schoolId, Desk desk, CancellationToken ct)
    {
        var me = desk.Caller.AccountId;
        var runs = schoolId is { } school && await desk.RunsSchoolAsync(school, ct);
        var children = desk
            .Db.GuardianLinks.Where(link => link.GuardianAccountId == me && link.IsActive)
            .Select(link => link.PupilId);
        var classes = desk.Db.Classes.Where(one => one.ClassTeacherAccountId == me).Select(one => one.Id);
        var leads = desk.Caller.Is(Roles.ClassTeacher);
        var requests = desk.Db.Requests.AsNoTracking().Include(one => one.Choices);
        return requests.Where(one =>
            runs ? one.SchoolId == schoolId : children.Contains(one.PupilId) || (leads && classes.Contains(one.ClassId))
        );
    }

    private static async IAsyncEnumerable<object?[]> RowsAsync(
        IQueryable<EnrolmentRequest> requests,
        PeopleShown people,
        Words words,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        await foreach (var part in requests.InPartsAsync(one => one.Id, ct))
        {
            var pupils = await people.OfAsync(part.Select(one => one.PupilId), ct);
            var titles = await people.TitlesAsync(
                part.SelectMany(one => one.Choices).Select(choice => choice.OfferingId),
                ct
            );
            foreach (var one in part)
                yield return
                [
                    .. pupils.GetValueOrDefault(one.PupilId, [null, null, null]),
                    words.Say($"status.{one.Status.Code()}", "zh"),
                    string.Join(
                        '、',
                        one.Choices.OrderBy(choice => choice.Rank)
                            .Select(choice => titles.GetValueOrDefault(choice.OfferingId))
                    ),
                    string.Join('、', one.SignedBy.Select(party => words.Say($"code.{party}", "zh"))),
                    one.DecisionWords,
                ];
        }
    }
}

/// <summary>Which requests of a list; what is not said lets everything through.</summary>
/// <param name="TermId">Of that term.</param>
/// <param name="State">Where they stand; <c>open</c> are those that wait for the school.</param>
/// <param name="ClassId">Of that class.</param>
/// <param name="OfferingId">That ask for that offering.</param>
public sealed record RequestFilter(
    Guid? TermId = null,
    string? State = null,
    Guid? ClassId = null,
    Guid? OfferingId = null
)
{
    /// <summary>Those that wait for the school to agree or decline.</summary>
    public const string Open = "open";

    internal IQueryable<EnrolmentRequest> Of(IQueryable<EnrolmentRequest> requests)
    {
        if (TermId is { } term)
            requests = requests.Where(one => one.TermId == term);
        if (ClassId is { } its)
            requests = requests.Where(one => one.ClassId == its);
        if (OfferingId is { } offering)
            requests = requests.Where(one => one.Choices.Any(choice => choice.OfferingId == offering));
        if (State == Open)
            requests = requests.ToBeDecided();
        else if (Enum.TryParse<RequestStatus>(State, ignoreCase: true, out var status) && Enum.IsDefined(status))
            requests = requests.Where(one => one.Status == status);
        return requests;
    }
}

/// <summary>A request as it is shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PupilId">The pupil.</param>
/// <param name="SchoolId">The school.</param>
/// <param name="TermId">The term.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Choices">Offerings, the dearest first.</param>
/// <param name="PlaceId">The place, once there is one.</param>
/// <param name="SignedBy">Parties that have signed.</param>
/// <param name="DecisionWords">What the school said.</param>
/// <param name="EnteredBy">Account of who entered it at the school from a paper; none where the guardian did.</param>
/// <param name="ScanHash">SHA-256 of that paper's scan.</param>
public sealed record RequestShown(
    Guid Id,
    Guid PupilId,
    Guid SchoolId,
    Guid TermId,
    RequestStatus Status,
    IReadOnlyList<ChoiceShown> Choices,
    Guid? PlaceId,
    IReadOnlyList<string> SignedBy,
    string? DecisionWords,
    Guid? EnteredBy,
    string? ScanHash
)
{
    internal static RequestShown Of(EnrolmentRequest one) =>
        new(
            one.Id,
            one.PupilId,
            one.SchoolId,
            one.TermId,
            one.Status,
            [.. one.Choices.OrderBy(choice => choice.Rank).Select(ChoiceShown.Of)],
            one.PlaceId,
            one.SignedBy,
            one.DecisionWords,
            one.EnteredBy,
            one.ScanHash
        );
}

/// <summary>A choice as it is shown.</summary>
/// <param name="OfferingId">The offering.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="WaitsAt">The position that the draw gave it on the waiting list, from 1.</param>
public sealed record ChoiceShown(Guid OfferingId, ChoiceStatus Status, int? WaitsAt)
{
    internal static ChoiceShown Of(Choice one) => new(one.OfferingId, one.Status, one.WaitsAt);
}
