using AfterSchool.Fees.Policy;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;

namespace AfterSchool.Fees.Standards;

/// <summary>The unit a standard is priced by.</summary>
public enum FeeUnit
{
    /// <summary>One pupil, one term (每生每学期).</summary>
    Term,

    /// <summary>One pupil, one class-hour (每生每课时).</summary>
    ClassHour,
}

/// <summary>How far a standard has come.</summary>
public enum StandardState
{
    /// <summary>Proposed by the department that leads.</summary>
    Proposed,

    /// <summary>The government has consented.</summary>
    Approved,

    /// <summary>Public; in force from its first day.</summary>
    Published,
}

/// <summary>A fee standard (收费标准): the highest charge per pupil and unit in a division, from one day on.</summary>
public sealed class FeeStandard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Division it holds for.</summary>
    public required DivisionCode Division { get; init; }

    /// <summary>The unit it is priced by.</summary>
    public required FeeUnit Unit { get; init; }

    /// <summary>Highest charge per pupil and unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>First day it holds.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>Department that proposed it.</summary>
    public required string ProposedBy { get; init; }

    /// <summary>Departments that have agreed (会同).</summary>
    public string[] AgreedBy { get; private set; } = [];

    /// <summary>How far it has come.</summary>
    public StandardState State { get; private set; }

    /// <summary>Body that consented, e.g. cityGovernment.</summary>
    public string? ApprovedBy { get; private set; }

    /// <summary>Number of the consent (文号).</summary>
    public string? ApprovalNumber { get; private set; }

    /// <summary>Day of the consent.</summary>
    public DateOnly? ApprovedOn { get; private set; }

    /// <summary>Title of the consent's document.</summary>
    public string? ApprovalDocument { get; private set; }

    /// <summary>Edition it was published under.</summary>
    public string? Edition { get; private set; }

    /// <summary>A department named beside the lead agrees.</summary>
    public Ruling Agree(FeesPack pack, string? department)
    {
        var ruling = StandardSetterRule.JudgeAgreement(department, pack);
        if (ruling.Permits && !AgreedBy.Contains(department))
            AgreedBy = [.. AgreedBy, department!];
        return ruling;
    }

    /// <summary>Records the consent of the body that the page names.</summary>
    public Ruling Approve(FeesPack pack, Approval approval)
    {
        var ruling = Ruling.All(
            StandardSetterRule.JudgeAgreed(AgreedBy, pack),
            StandardApprovalRule.Judge(approval.Body, pack)
        );
        if (!ruling.Permits)
            return ruling;
        (ApprovedBy, ApprovalNumber, ApprovedOn, ApprovalDocument) = (
            approval.Body,
            approval.Number,
            approval.On,
            approval.Document
        );
        State = StandardState.Approved;
        return ruling;
    }

    /// <summary>Makes it public; from its first day it is carried out.</summary>
    /// <param name="pack">The page in force on that day.</param>
    /// <param name="changesRateInTerm">Whether a rate that holds already would change inside a term.</param>
    /// <param name="plea">The recorded reason, where one is given.</param>
    public Ruling Publish(FeesPack pack, bool changesRateInTerm, Plea plea)
    {
        var ruling = Ruling
            .All(
                StandardApprovalRule.Judge(ApprovedBy, pack),
                RateFixedPerTermRule.Judge(changesRateInTerm, EffectiveOn, pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            (State, Edition) = (StandardState.Published, pack.Edition);
        return ruling;
    }

    /// <summary>Whether the consent is recorded already, with the same words.</summary>
    public bool IsApprovedBy(Approval approval) =>
        (ApprovedBy, ApprovalNumber, ApprovedOn, ApprovalDocument)
        == (approval.Body, approval.Number, approval.On, approval.Document);
}

/// <summary>A government's consent (政府同意): a dated record, not a login.</summary>
/// <param name="Body">Kind of body.</param>
/// <param name="Number">Number of the consent (文号).</param>
/// <param name="On">Its day.</param>
/// <param name="Document">Title of its document.</param>
public sealed record Approval(string Body, string Number, DateOnly On, string Document);
