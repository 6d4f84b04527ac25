using AfterSchool.Enrolment.Offerings;
using AfterSchool.Enrolment.ServicePlans;
using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.Agreements;

/// <summary>
/// What is signed for one request, as it was written down (协议、告知书、安全协议): text and parameters, frozen and hashed. A new fee or time
/// is a new paper; the old one stays with its signatures. Append-only.
/// </summary>
public sealed class Agreement
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The request.</summary>
    public required Guid RequestId { get; init; }

    /// <summary>The school.</summary>
    public required Guid SchoolId { get; init; }

    /// <summary>Its number (协议编号).</summary>
    public required string Number { get; init; }

    /// <summary>1, 2, … of this request; the last one counts.</summary>
    public required int Version { get; init; }

    /// <summary>The whole text, as <see cref="Papers.Canonical"/> writes it.</summary>
    public required string Canonical { get; init; }

    /// <summary>SHA-256 of the text's bytes, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was written down.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>An agreement as it is written down to be hashed. It names the request and no person.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Version">1, 2, … of this request.</param>
/// <param name="Type">agreement, writtenAgreement, voluntaryAgreement, notice or safetyAgreement.</param>
/// <param name="RequestId">The request: for whom it is, to those who may know.</param>
/// <param name="School">The school.</param>
/// <param name="Term">The term.</param>
/// <param name="Plan">Number of the plan it is made under.</param>
/// <param name="Offering">What is agreed.</param>
/// <param name="FormVersion">Which form of the school.</param>
/// <param name="Form">The form's text.</param>
/// <param name="Clauses">The form's clauses by code.</param>
/// <param name="Signatories">Who is to sign.</param>
public sealed record AgreementPaper(
    string Number,
    int Version,
    string Type,
    Guid RequestId,
    PaperSchool School,
    PaperTerm Term,
    string? Plan,
    PaperOffering Offering,
    int FormVersion,
    string Form,
    IReadOnlyDictionary<string, string> Clauses,
    IReadOnlyList<string> Signatories
);

/// <summary>What an agreement is about.</summary>
/// <param name="Id">The offering.</param>
/// <param name="Title">What parents read.</param>
/// <param name="FeePerTerm">Per pupil and term, in yuan.</param>
/// <param name="Weekly">When it is held every week.</param>
/// <param name="Extra">Sessions on single days besides.</param>
/// <param name="WhoJoinsLate">remainingSessions where who joins in mid-term pays for the sessions still to come.</param>
/// <param name="Provider">Registered name of the vendor who gives it; null where the school or people of its own choice do.</param>
public sealed record PaperOffering(
    Guid Id,
    string Title,
    Money FeePerTerm,
    IReadOnlyList<WeeklySlot> Weekly,
    IReadOnlyList<ExtraSession> Extra,
    string? WhoJoinsLate = null,
    string? Provider = null
)
{
    internal static PaperOffering Of(Offering one) => new(one.Id, one.Title, one.FeePerTerm, one.Weekly, one.Extra);

    /// <summary>Whether fee and time are still those: what families agreed to.</summary>
    internal bool IsStill(Offering one) =>
        Id == one.Id && FeePerTerm == one.FeePerTerm && Weekly.SequenceEqual(one.Weekly);
}
