using AfterSchool.Enrolment.Agreements;
using AfterSchool.Enrolment.Policy;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.EnrolmentRequests;

/// <summary>
/// POST /offerings/{id}/agreement/school-signature — the school signs every paper of an offering that the guardian has signed and it has not
/// (批量签署). Each signature stands under its own paper, as one given alone does.
/// </summary>
internal static class SignForSchool
{
    private static readonly AgreementSigned Online = new(Party.School, "online", null);

    public static async Task<Results<NotFound, Ok<SignedTogether>>> Handle(
        Guid id,
        Desk desk,
        AgreementBook agreements,
        Signing signing,
        CancellationToken ct
    )
    {
        var found = await desk.Db.Offerings.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, ct);
        if (
            found is null
            || !await desk.RunsSchoolAsync(found.SchoolId, ct)
            || await desk.Governing.OfAsync(found.SchoolId, found.TermId, ct) is not { } governed
        )
            return TypedResults.NotFound();
        var all = new SignedInOneGo([], []);
        var ids = await desk
            .Db.Requests.ToSignForSchool(id)
            .OrderBy(one => one.Id)
            .Select(one => one.Id)
            .ToListAsync(ct);
        foreach (var part in ids.Chunk(DecidingTogether.InOnePart))
            await PartAsync(id, part, governed, (desk, agreements, signing), all, ct);
        return TypedResults.Ok(
            new SignedTogether(
                all.Signed.Count,
                [
                    .. all
                        .Left.GroupBy(one => string.Join(',', one.Ruling.Findings.Select(finding => finding.Rule)))
                        .Select(group => LeftShown.Of(group.First().Ruling, [.. group.Select(one => one.Id)])),
                ]
            )
        );
    }

    private static async Task PartAsync(
        Guid offering,
        Guid[] ids,
        Governed governed,
        (Desk Desk, AgreementBook Agreements, Signing Signing) by,
        SignedInOneGo all,
        CancellationToken ct
    )
    {
        var (desk, agreements, signing) = by;
        desk.Db.ChangeTracker.Clear();
        await using var transaction = await desk.Db.Database.BeginTransactionAsync(ct);
        var papers = await agreements.TakeUpSignedAsync(offering, ids, governed, ct);
        var pleas = await desk.Rulings.HearAsync(ids, ct);
        desk.Db.ChangeTracker.AutoDetectChangesEnabled = false;
        var signed = new List<EnrolmentRequest>();
        foreach (var (request, paper, plan, _) in papers)
        {
            var plea = pleas.GetValueOrDefault(request.Id, Plea.None);
            var ruling = request.Sign(Party.School, plan, governed.Pack, plea);
            var matter = governed.Matter("sign-agreement", request.Id);
            if (!ruling.Permits)
            {
                desk.Db.Decisions.Add(Rulings.Row(matter, ruling, plea, desk.Caller.AccountId, desk.Clock.Now()));
                all.Left.Add((request.Id, ruling));
                continue;
            }

            await desk.Rulings.EnterAsync(matter, ruling, plea, ct);
            desk.Db.Signatures.Add(SignAgreement.Signature(paper, Online, desk));
            signed.Add(request);
            all.Signed.Add(request.Id);
        }

        await signing.SettleAsync(offering, signed, governed, ct);
        desk.Db.ChangeTracker.AutoDetectChangesEnabled = true;
        await desk.Db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private sealed record SignedInOneGo(List<Guid> Signed, List<(Guid Id, Ruling Ruling)> Left);
}

/// <summary>What became of papers that were signed in one go.</summary>
/// <param name="Signed">How many the school signed.</param>
/// <param name="Left">Those that it may not sign yet, by cause.</param>
public sealed record SignedTogether(int Signed, IReadOnlyList<LeftShown> Left);
