using AfterSchool.Enrolment.Pages;
using AfterSchool.Enrolment.Papers;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Pages;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.Agreements;

/// <summary>
/// GET /public/enrolment/agreements/check?number=&amp;hash= — whether an agreement is genuine, to whoever holds it: both number and hash are
/// asked, so that nobody learns of an agreement that is not in the own hands, and nobody is named (核验协议).
/// </summary>
internal static class CheckAgreement
{
    private const int LengthHash = 64;

    public static async Task<RazorComponentResult> Handle(
        string? number,
        string? hash,
        EnrolmentDb db,
        CancellationToken ct
    ) =>
        PageResult.Of<CheckAgreementPage>(
            new
            {
                Number = number,
                Hash = hash,
                Found = await FindAsync(number?.Trim(), hash?.Trim().ToLowerInvariant(), db, ct),
            }
        );

    private static async Task<CheckedAgreement?> FindAsync(
        string? number,
        string? hash,
        EnrolmentDb db,
        CancellationToken ct
    )
    {
        if (hash?.Length != LengthHash)
            return null;
        var one = await db
            .Agreements.AsNoTracking()
            .FirstOrDefaultAsync(agreement => agreement.Number == number && agreement.Sha256 == hash, ct);
        if (one is null)
            return null;
        var paper = Canonical.Read<AgreementPaper>(one.Canonical);
        return new CheckedAgreement(
            one.Number,
            paper.School.Name,
            paper.Term.Name,
            await db.MarksOfAsync(one.Id, ct),
            await db.IsReplacedAsync(one, ct)
        );
    }
}

/// <summary>What the public learns of an agreement: that it is there, whose school's it is, and which parties signed when.</summary>
/// <param name="Number">Its number.</param>
/// <param name="School">The school's name.</param>
/// <param name="Term">The term's name.</param>
/// <param name="Signatures">Parties and times.</param>
/// <param name="IsReplaced">Whether a newer paper has taken its place.</param>
public sealed record CheckedAgreement(
    string Number,
    string School,
    string Term,
    IReadOnlyList<AgreementMark> Signatures,
    bool IsReplaced
);

/// <summary>That a party signed.</summary>
/// <param name="Party">school, guardian or pupil.</param>
/// <param name="Method">online, paper, mark or stamp.</param>
/// <param name="At">When.</param>
public sealed record AgreementMark(string Party, string Method, DateTimeOffset At);
