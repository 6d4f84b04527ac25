using System.ComponentModel.DataAnnotations;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.ServiceDefaults.Storage;
using AfterSchool.Staffing.Policy;
using AfterSchool.Staffing.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AfterSchool.Staffing.Persons;

/// <summary>PUT /persons/{id}/contracts/{contractId} — the school records what it has signed with an outsider.</summary>
internal static class RecordContract
{
    public static async Task<Results<NotFound, Conflict, NoContent>> Handle(
        Guid id,
        Guid contractId,
        ContractRecorded recorded,
        PersonDesk desk,
        Creations creations,
        StaffingDb db,
        Caller caller,
        DutyBook duties,
        CancellationToken ct
    )
    {
        if (await desk.OpenAsync(id, ct) is not var (person, school) || caller.Is(Roles.Authority))
            return TypedResults.NotFound();
        var claim = await creations.ClaimAsync(contractId, new ContractClaimed(id, recorded), ct);
        if (claim == Claim.Repeated)
            return TypedResults.NoContent();
        if (claim == Claim.Conflicting || !person.IsHired)
            return TypedResults.Conflict();

        db.EngagementContracts.Add(
            new EngagementContract
            {
                Id = contractId,
                PersonId = id,
                Kind = recorded.Kind!.Value,
                From = recorded.From,
                Until = recorded.Until,
                Remuneration = recorded.Remuneration,
                RecordedBy = caller.AccountId,
                RecordedAt = desk.Now,
            }
        );
        if (desk.PackOf(school) is { } pack && !ExternalContractRule.Judge(person, pack, desk.Today).Duties.Any())
            await duties.DoneAsync(ExternalContractRule.Duty, id, "已签订合同或协议", ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private sealed record ContractClaimed(Guid PersonId, ContractRecorded Contract);
}

/// <summary>What a school has signed with an outsider whom it hires.</summary>
/// <param name="Kind">What kind it is.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Remuneration">Pay and benefits as it has them.</param>
public sealed record ContractRecorded(
    [property: Required] ContractKind? Kind,
    DateOnly From,
    DateOnly Until,
    [property: Required, StringLength(2_000, MinimumLength = 2)] string Remuneration
) : IValidatableObject
{
    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until < From)
            yield return new ValidationResult("A contract ends after it begins.", [nameof(Until)]);
    }
}
