using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>How parents and pupils were asked (征求意见).</summary>
/// <param name="Method">meeting, questionnaire, visit, …</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="PupilsAsked">Whether pupils' needs were asked too.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Asked">How many were asked; none where nobody counted.</param>
/// <param name="Agreed">How many of those who answered agreed.</param>
/// <param name="Evidence">SHA-256 of the file that shows it, hexadecimal (证据文件).</param>
public sealed record Consultation(
    string Method,
    DateOnly From,
    DateOnly To,
    int Respondents,
    bool PupilsAsked,
    string Result,
    int? Asked = null,
    int? Agreed = null,
    string? Evidence = null
);

/// <summary>How parents of a rural school asked for the service.</summary>
/// <param name="ApplicationsForOwnChild">Parents who applied for their own child.</param>
/// <param name="PetitionSignatures">Signatures under one joint petition of all parents; 0 without one.</param>
/// <param name="Evidence">Where the applications or the petition can be seen.</param>
public sealed record ParentsWish(int ApplicationsForOwnChild, int PetitionSignatures, string? Evidence = null);

/// <summary>A line of the fee scheme.</summary>
/// <param name="Activity">Code of the activity charged for.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Amount">Per pupil and term.</param>
public sealed record FeeLine(string Activity, string Title, Money Amount);
