using AfterSchool.ServiceDefaults.Codes;

namespace AfterSchool.Enrolment.ServicePlans;

/// <summary>How parents and pupils were asked (征求意见).</summary>
/// <param name="Method">meeting, questionnaire, visit, …</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Respondents">How many answered.</param>
/// <param name="PupilsAsked">Whether pupils' needs were asked too.</param>
/// <param name="Result">What came of it.</param>
public sealed record Consultation(
    string Method,
    DateOnly From,
    DateOnly To,
    int Respondents,
    bool PupilsAsked,
    string Result
);

/// <summary>How parents of a rural school asked for the service.</summary>
/// <param name="ApplicationsForOwnChild">Parents who applied for their own child.</param>
/// <param name="PetitionSignatures">Signatures under one joint petition of all parents; 0 without one.</param>
public sealed record ParentsWish(int ApplicationsForOwnChild, int PetitionSignatures);

/// <summary>A line of the fee scheme.</summary>
/// <param name="Activity">Code of the activity charged for.</param>
/// <param name="Title">What parents read.</param>
/// <param name="Amount">Per pupil and term.</param>
public sealed record FeeLine(string Activity, string Title, Money Amount);
