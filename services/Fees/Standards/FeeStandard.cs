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

    /// <summary>Minutes of service a day it holds for at most; none: for any, or for the length that the page's cap is for.</summary>
    public int? Minutes { get; init; }

    /// <summary>Whether it is the standard for rural schools (农村学校标准).</summary>
    public bool IsRural { get; init; }

    /// <summary>The higher-level document it rests on (政策依据).</summary>
    public string? PolicyBasis { get; init; }

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

    /// <summary>Number of the platform's receipt (收费公示回执); what shows that the price authority published it there.</summary>
    public string? PlatformReceipt { get; private set; }

    /// <summary>Day of that receipt.</summary>
    public DateOnly? PlatformReceiptOn { get; private set; }

    /// <summary>Edition it was published under.</summary>
    public string? Edition { get; private set; }

    /// <summary>A department named beside the lead agrees.</summary>
    public Ruling Agree(FeesPack pack, string? department)
    {
        var ruling = StandardSetterRule.JudgeAgreement(Division, department, pack);
        if (ruling.Permits && !AgreedBy.Contains(department))
            AgreedBy = [.. AgreedBy, department!];
        return ruling;
    }

    /// <summary>Records the consent of the body that the page names.</summary>
    public Ruling Approve(FeesPack pack, Approval approval)
    {
        var ruling = Ruling.All(
            StandardSetterRule.JudgeAgreed(Division, AgreedBy, pack),
            StandardApprovalRule.Judge(Division, approval.Body, pack)
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
                StandardApprovalRule.Judge(Division, ApprovedBy, pack),
                PublicationPlatformRule.JudgeMissing(PlatformReceipt is not null, pack),
                RateFixedPerTermRule.Judge(changesRateInTerm, EffectiveOn, pack)
            )
            .Heard(plea);
        if (ruling.Permits)
            (State, Edition) = (StandardState.Published, pack.Edition);
        return ruling;
    }

    /// <summary>Records that the platform shows it, unless what is shown there is not all that the page asks for.</summary>
    public Ruling RecordReceipt(FeesPack pack, PlatformShown shown)
    {
        var ruling = Ruling.All(
            PublicationPlatformRule.JudgeReceipt(shown.Platform, pack),
            PublicationFieldsRule.Judge(shown.Fields, "priceAuthority", pack)
        );
        if (ruling.Permits)
            (PlatformReceipt, PlatformReceiptOn) = (shown.Receipt, shown.On);
        return ruling;
    }

    /// <summary>Whether it holds for a service of so many minutes a day; one without a length, for what the page's cap is for.</summary>
    public bool HoldsFor(int minutes, FeesPack pack) => minutes <= (Minutes ?? pack.TermCap?.Value.Minutes ?? minutes);

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

/// <summary>What the price authority's platform shows of a standard (收费公示).</summary>
/// <param name="Platform">Name of the platform.</param>
/// <param name="Receipt">Number of its receipt.</param>
/// <param name="On">Day of the receipt.</param>
/// <param name="Fields">What is shown: feeStandard, feeItem, policyBasis, hotline, …</param>
public sealed record PlatformShown(string Platform, string Receipt, DateOnly On, IReadOnlyList<string> Fields);
