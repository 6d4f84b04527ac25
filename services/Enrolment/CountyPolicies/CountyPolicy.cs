using AfterSchool.Enrolment.Policy;
using AfterSchool.Enrolment.Storage;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Enrolment.CountyPolicies;

/// <summary>A county's or district's own policy for the service (一县一策、实施细则): a dated record. Append-only.</summary>
public sealed class CountyPolicy
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division it holds for, and all below it.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>Title of the document.</summary>
    public required string Title { get; init; }

    /// <summary>Its number (文号).</summary>
    public required string Number { get; init; }

    /// <summary>First day it is in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day; none where it names none.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>What it says, in short.</summary>
    public required string Words { get; init; }

    /// <summary>SHA-256 of the document, hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Account of the official who recorded it.</summary>
    public required Guid RecordedBy { get; init; }
}

/// <summary>Finds county policies, and keeps the authority's duty to make one.</summary>
internal sealed class CountyPolicyBook(Desk desk, DutyBook duties)
{
    /// <summary>Whether the county has one for the school's term.</summary>
    public async Task<Ruling> JudgeAsync(Governed governed, CancellationToken ct) =>
        governed.Pack.CountyPolicyRequired is null
            ? Ruling.Permitted
            : CountyPolicyRule.Judge(
                await desk.Db.CountyPolicyOfAsync(governed.School, governed.Term.FirstDay, ct) is not null,
                governed.Pack
            );

    /// <summary>Opens the authority's duty where there is none: one for a division, however many schools plan in it.</summary>
    public async Task OweAsync(Governed governed, CancellationToken ct)
    {
        var matter = governed.Matter("county-policy", Subject(governed.School.Division)) with
        {
            SchoolId = null,
            Division = governed.School.Division,
        };
        foreach (var finding in (await JudgeAsync(governed, ct)).Duties)
            await duties.OpenSharedAsync(finding, matter, ct);
    }

    /// <summary>A policy was recorded: what it was owed for is done.</summary>
    public async Task DoneAsync(CountyPolicy policy, CancellationToken ct)
    {
        // One that has run out, or is not in force yet, leaves the county without.
        if (policy.From > desk.Clock.Today() || policy.Until < desk.Clock.Today())
            return;
        var open = await desk
            .Db.Duties.Where(duty => duty.Rule == CountyPolicyRule.MissingCode && duty.DoneAt == null)
            .ToListAsync(ct);
        foreach (var duty in open.Where(duty => policy.Division.Covers(duty.Division)))
            await duties.DoneAsync(duty.Rule, duty.SubjectId, $"{policy.Title} {policy.Number}", ct);
    }

    private static Guid Subject(DivisionCode division) => Derived.From(Guid.Empty, $"county policy {division.Full}");
}

/// <summary>How county policies are asked for.</summary>
internal static class CountyPolicyQueries
{
    /// <summary>The policy for that school on that day: the nearest division's, and of these the latest.</summary>
    public static async Task<CountyPolicy?> CountyPolicyOfAsync(
        this EnrolmentDb db,
        School school,
        DateOnly day,
        CancellationToken ct
    )
    {
        var holders = school.Division.Holders;
        var valid = await db
            .CountyPolicies.AsNoTracking()
            .Where(one => holders.Contains(one.Division) && one.From <= day)
            .Where(one => one.Until == null || one.Until >= day)
            .ToListAsync(ct);
        return valid.MaxBy(one => (one.Division.Prefix.Length, one.From));
    }
}
