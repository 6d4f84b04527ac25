using AfterSchool.Contracts.Supervision;

namespace AfterSchool.ServiceDefaults.Tests.Probe;

/// <summary>Messages to try the mechanisms with.</summary>
internal static class Said
{
    private static readonly DateTimeOffset At = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(8));

    public static CaseSubstantiated Substantiated(Guid subject, string category = "T2") =>
        new()
        {
            CaseId = subject,
            SchoolId = subject,
            Category = category,
            DivisionCode = "430102",
            OccurredAt = At,
        };

    public static SanctionImposed Sanction(Guid subject, string kind = "vendorBan") =>
        new()
        {
            SanctionId = subject,
            CaseId = subject,
            Kind = kind,
            SubjectId = subject,
            SchoolId = null,
            DivisionCode = "430102",
            OccurredAt = At,
        };
}
