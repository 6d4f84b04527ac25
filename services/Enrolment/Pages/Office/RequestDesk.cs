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
            Lines = new(await LinesAsync(page.Rows, ct), page.Next),
            Classes = await ClassesAsync(at.School.Id, ct),
            Offerings = await OfferingsAsync(at.Term.Id, ct),
        };
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
