using AfterSchool.Enrolment.EnrolmentRequests;
using AfterSchool.Enrolment.Pages;
using AfterSchool.Enrolment.Pages.Family;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Pages;
using AfterSchool.ServiceDefaults.Sealing;
using AfterSchool.ServiceDefaults.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Agreements;

/// <summary>GET /requests/{id}/agreements — every paper of a request, for those who signed or may sign it.</summary>
internal static class ReadAgreements
{
    [AtMost(Cut.Most)]
    public static async Task<Results<NotFound, Ok<IReadOnlyList<AgreementShown>>>> Handle(
        Guid id,
        Desk desk,
        CancellationToken ct
    )
    {
        if (await desk.SeenRequestAsync(id, ct) is null)
            return TypedResults.NotFound();
        var papers = await desk
            .Db.Agreements.AsNoTracking()
            .Where(one => one.RequestId == id)
            .OrderBy(one => one.Version)
            .Take(Cut.Most)
            .ToListAsync(ct);
        var marks = await desk
            .Db.Signatures.AsNoTracking()
            .Where(one => one.RequestId == id && one.AgreementId != null)
            .OrderBy(one => one.At)
            .ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AgreementShown>>([
            .. papers.Select(one =>
                AgreementShown.Of(
                    one,
                    [
                        .. marks
                            .Where(mark => mark.AgreementId == one.Id)
                            .Select(mark => new AgreementMark(mark.Party, mark.Method, mark.At)),
                    ]
                )
            ),
        ]);
    }
}

/// <summary>GET /requests/{id}/agreement — the paper to be signed now, written down when it is first read (待签文书).</summary>
internal static class ReadAgreement
{
    public static async Task<Results<NotFound, Ok<AgreementShown>>> Handle(
        Guid id,
        Desk desk,
        AgreementBook agreements,
        CancellationToken ct
    )
    {
        if (await desk.SeenRequestAsync(id, ct) is null)
            return TypedResults.NotFound();
        return await agreements.ReadAsync(id, ct) is { } paper
            ? TypedResults.Ok(AgreementShown.Of(paper, await desk.Db.MarksOfAsync(paper.Id, ct)))
            : TypedResults.NotFound();
    }
}

/// <summary>The copy to print, for the family and for the school: <c>/family/enrolment/agreements/{number}</c>, <c>/school/…</c> (A4).</summary>
internal static class AgreementCopies
{
    public static void MapAgreementCopies(this IEndpointRouteBuilder app)
    {
        app.MapGet("/family/enrolment/agreements/{number}", Handle).ExcludeFromDescription().For(Roles.Guardian);
        app.MapGet("/school/enrolment/agreements/{number}", Handle)
            .ExcludeFromDescription()
            .For(Roles.SchoolOffice, Roles.Principal);
    }

    private static async Task<RazorComponentResult> Handle(
        string number,
        Desk desk,
        [FromKeyedServices("Names")] KeyRing names,
        CancellationToken ct
    )
    {
        var one = await desk.Db.Agreements.AsNoTracking().FirstOrDefaultAsync(copy => copy.Number == number, ct);
        if (one is null || await desk.SeenRequestAsync(one.RequestId, ct) is not { } request)
            return FamilyPages.Nothing();
        var name = await desk
            .Db.Pupils.Where(pupil => pupil.Id == request.PupilId)
            .Select(pupil => pupil.NameSealed)
            .FirstOrDefaultAsync(ct);
        return PageResult.Of<AgreementPage>(
            new
            {
                Copy = new AgreementCopy(
                    Canonical.Read<AgreementPaper>(one.Canonical),
                    one.Sha256,
                    names.OpenName(request.PupilId, name),
                    await desk.Db.MarksOfAsync(one.Id, ct),
                    await desk.Db.IsReplacedAsync(one, ct)
                ),
            }
        );
    }
}

/// <summary>How papers are asked for.</summary>
internal static class AgreementQueries
{
    /// <summary>The request, to its guardian today and to its school.</summary>
    public static async Task<EnrolmentRequest?> SeenRequestAsync(this Desk desk, Guid id, CancellationToken ct) =>
        await desk.Db.Requests.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct) is { } request
        && (await desk.Reach.IsGuardianOfAsync(request.PupilId, ct) || await desk.RunsSchoolAsync(request.SchoolId, ct))
            ? request
            : null;

    /// <summary>Who signed a paper, in order of time.</summary>
    public static async Task<IReadOnlyList<AgreementMark>> MarksOfAsync(
        this EnrolmentDb db,
        Guid agreement,
        CancellationToken ct
    ) =>
        await db
            .Signatures.AsNoTracking()
            .Where(one => one.AgreementId == agreement)
            .OrderBy(one => one.At)
            .Select(one => new AgreementMark(one.Party, one.Method, one.At))
            .ToListAsync(ct);

    /// <summary>Whether a newer paper has taken its place.</summary>
    public static Task<bool> IsReplacedAsync(this EnrolmentDb db, Agreement one, CancellationToken ct) =>
        db.Agreements.AnyAsync(later => later.RequestId == one.RequestId && later.Version > one.Version, ct);
}

/// <summary>A paper as programs read it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">1, 2, … of this request.</param>
/// <param name="Sha256">SHA-256 of its text.</param>
/// <param name="WrittenAt">When it was written down.</param>
/// <param name="Paper">What it says.</param>
/// <param name="Signatures">Who signed it.</param>
public sealed record AgreementShown(
    string Number,
    int Version,
    string Sha256,
    DateTimeOffset WrittenAt,
    AgreementPaper Paper,
    IReadOnlyList<AgreementMark> Signatures
)
{
    internal static AgreementShown Of(Agreement one, IReadOnlyList<AgreementMark> signatures) =>
        new(
            one.Number,
            one.Version,
            one.Sha256,
            one.WrittenAt,
            Canonical.Read<AgreementPaper>(one.Canonical),
            signatures
        );
}

/// <summary>A paper as it is printed for those whose it is.</summary>
/// <param name="Paper">What it says.</param>
/// <param name="Sha256">SHA-256 of its text.</param>
/// <param name="Pupil">The pupil's name; not part of the text that is hashed.</param>
/// <param name="Signatures">Who signed it.</param>
/// <param name="IsReplaced">Whether a newer paper has taken its place.</param>
public sealed record AgreementCopy(
    AgreementPaper Paper,
    string Sha256,
    string? Pupil,
    IReadOnlyList<AgreementMark> Signatures,
    bool IsReplaced
);
