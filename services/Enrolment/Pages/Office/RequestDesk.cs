using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.ServiceDefaults.Codes;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Pages.Office;

/// <summary>A request as a line of the office's list.</summary>
/// <param name="Request">The request.</param>
/// <param name="Name">The pupil's name, opened for the pupil's own school.</param>
/// <param name="Class">Grade and class.</param>
/// <param name="Choices">What it asks for, the dearest first.</param>
public sealed record RequestLine(EnrolmentRequest Request, string Name, string Class, string Choices)
{
    /// <summary>Whether the school may decide it now.</summary>
    public bool IsOpen => Request.Status is RequestStatus.Submitted or RequestStatus.ClassReviewed;
}

/// <summary>Requests of a term, filtered (报名审核).</summary>
public sealed record RequestDeskShown
{
    /// <summary>The term.</summary>
    public required TermDesk At { get; init; }

    /// <summary>What is shown of them.</summary>
    public required RequestFilter Filter { get; init; }

    /// <summary>This page of them.</summary>
    public required Slice<RequestLine> Lines { get; init; }

    /// <summary>How many the filter lets through.</summary>
    public required int Count { get; init; }

    /// <summary>Classes to filter by.</summary>
    public required IReadOnlyList<(string Value, string Words)> Classes { get; init; }

    /// <summary>Offerings to filter by.</summary>
    public required IReadOnlyList<(string Value, string Words)> Offerings { get; init; }

    /// <summary>Of all that the filter lets through, those that wait for the school.</summary>
    public required int OpenCount { get; init; }

    /// <summary>Offerings with papers that the guardians have signed and the school has not, and how many.</summary>
    public required IReadOnlyList<(Guid Offering, string Title, int Count)> ToSign { get; init; }

    /// <summary>Where this page of the list begins.</summary>
    public Guid? After { get; init; }

    /// <summary>Where it is.</summary>
    public string Address => $"{At.Address}/requests";

    /// <summary>The filter as an address has it.</summary>
    public string Query =>
        $"state={Filter.State}&classId={Filter.ClassId}&offeringId={Filter.OfferingId}"
        + (After is { } after ? $"&after={after}" : "");

    /// <summary>The same as a workbook.</summary>
    public string Workbook =>
        $"/enrolment/v1/requests.xlsx?schoolId={At.School.Id}&termId={At.Term.Id}"
        + (Filter.State is { Length: > 0 } state ? $"&state={state}" : "")
        + (Filter.ClassId is { } its ? $"&classId={its}" : "")
        + (Filter.OfferingId is { } offering ? $"&offeringId={offering}" : "");
}

/// <summary>Reads them for the office of the pupils' own school.</summary>
internal sealed class RequestDeskReading(Desk desk, PeopleShown people)
{
    private const int MostChoices = 300;
    private const int MostDecided = 10_000;
    private const int MostNamed = 200;

    public async Task<RequestDeskShown> ReadAsync(TermDesk at, RequestFilter filter, Guid? after, CancellationToken ct)
    {
        var all = (filter with { TermId = at.Term.Id }).Of(await ReadRequests.SeenAsync(at.School.Id, desk, ct));
        var page = await all.Where(one => after == null || one.Id.CompareTo(after.Value) > 0)
            .OrderBy(one => one.Id)
            .SliceAsync(one => one.Id, ct);
        return new RequestDeskShown
        {
            At = at,
            Filter = filter,
            After = after,
            Count = await all.CountAsync(ct),
            OpenCount = await all.ToBeDecided().CountAsync(ct),
            ToSign = await ToSignAsync(at, ct),
            Lines = new(await LinesAsync(page.Rows, ct), page.Next),
            Classes = await ClassesAsync(at.School.Id, ct),
            Offerings = await OfferingsAsync(at.Term.Id, ct),
        };
    }

    /// <summary>Those that the filter lets through and that wait for the school.</summary>
    public async Task<IReadOnlyList<Guid>> OpenAsync(TermDesk at, RequestFilter filter, CancellationToken ct) =>
        await (filter with { TermId = at.Term.Id })
            .Of(await ReadRequests.SeenAsync(at.School.Id, desk, ct))
            .ToBeDecided()
            .OrderBy(one => one.Id)
            .Take(MostDecided)
            .Select(one => one.Id)
            .ToListAsync(ct);

    /// <summary>Whether the offering is of that term.</summary>
    public Task<bool> HasAsync(TermDesk at, Guid offering, CancellationToken ct) =>
        desk.Db.Offerings.AnyAsync(one => one.Id == offering && one.TermId == at.Term.Id, ct);

    /// <summary>What became of requests that were decided in one go, with the names of those that are left.</summary>
    public async Task<DecidedTogether> ToldAsync(TermDesk at, DecidedInOneGo done, CancellationToken ct)
    {
        Guid[] left = [.. done.Left.Select(one => one.Id).Take(MostNamed)];
        var lines = (await LinesAsync(at, left, ct)).ToDictionary(one => one.Request.Id);
        return new(
            done.Approved.Count,
            done.Declined.Count,
            done.Left.Count,
            [
                .. done.LeftByCause()
                    .Select(one => new DecidedLeft(
                        one.Ruling,
                        [.. one.Ids.Where(lines.ContainsKey).Select(id => lines[id])]
                    )),
            ]
        );
    }

    private async Task<IReadOnlyList<(Guid, string, int)>> ToSignAsync(TermDesk at, CancellationToken ct)
    {
        var found = await desk
            .Db.Offerings.Where(one => one.TermId == at.Term.Id)
            .OrderBy(one => one.Title)
            .Select(one => new
            {
                one.Id,
                one.Title,
                Count = desk.Db.Requests.Count(request =>
                    (request.Status == RequestStatus.Placed || request.Status == RequestStatus.Confirmed)
                    && request.SignedBy.Contains(Party.Guardian)
                    && !request.SignedBy.Contains(Party.School)
                    && request.Choices.Any(choice =>
                        choice.OfferingId == one.Id && choice.Status == ChoiceStatus.Placed
                    )
                ),
            })
            .Where(one => one.Count > 0)
            .ToListAsync(ct);
        return [.. found.Select(one => (one.Id, one.Title, one.Count))];
    }

    /// <summary>Requests of the caller's own school, in the order of their ids.</summary>
    public async Task<IReadOnlyList<RequestLine>> LinesAsync(TermDesk at, Guid[] ids, CancellationToken ct) =>
        await LinesAsync(
            await (await ReadRequests.SeenAsync(at.School.Id, desk, ct))
                .Where(one => one.TermId == at.Term.Id && ids.Contains(one.Id))
                .OrderBy(one => one.Id)
                .ToListAsync(ct),
            ct
        );

    private async Task<IReadOnlyList<RequestLine>> LinesAsync(
        IReadOnlyList<EnrolmentRequest> requests,
        CancellationToken ct
    )
    {
        var pupils = await people.OfAsync(requests.Select(one => one.PupilId), ct);
        var titles = await people.TitlesAsync(requests.SelectMany(one => one.Ranked()), ct);
        return
        [
            .. requests.Select(one =>
            {
                var pupil = pupils.GetValueOrDefault(one.PupilId, [null, null, null]);
                return new RequestLine(
                    one,
                    $"{pupil[0]}",
                    $"{pupil[1]} {pupil[2]}",
                    string.Join('、', one.Ranked().Select(offering => titles.GetValueOrDefault(offering)))
                );
            }),
        ];
    }

    private async Task<IReadOnlyList<(string, string)>> ClassesAsync(Guid school, CancellationToken ct)
    {
        var classes = await desk
            .Db.Classes.AsNoTracking()
            .Where(one => one.SchoolId == school)
            .OrderBy(one => one.Grade)
            .ThenBy(one => one.Name)
            .Take(MostChoices)
            .ToListAsync(ct);
        return [.. classes.Select(one => ($"{one.Id}", $"{GradeWords.Say(one.Grade)} {one.Name}"))];
    }

    private async Task<IReadOnlyList<(string, string)>> OfferingsAsync(Guid term, CancellationToken ct)
    {
        var menu = await desk
            .Db.Offerings.AsNoTracking()
            .Where(one => one.TermId == term && one.Status != OfferingStatus.Draft)
            .OrderBy(one => one.Title)
            .Take(MostChoices)
            .Select(one => new { one.Id, one.Title })
            .ToListAsync(ct);
        return [.. menu.Select(one => ($"{one.Id}", one.Title))];
    }
}
