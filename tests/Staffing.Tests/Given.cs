using AfterSchool.ServiceDefaults.Codes;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Staffing.Persons;
using AfterSchool.Staffing.Policy;

namespace AfterSchool.Staffing.Tests;

/// <summary>What a rule is given, and what it says.</summary>
internal static class Given
{
    /// <summary>The day that every rule is asked on, a Tuesday.</summary>
    public static readonly DateOnly Today = new(2026, 9, 1);

    private static readonly Editions<StaffingPack> Pages = Editions.Read<StaffingPack>(typeof(StaffingPack).Assembly);

    /// <summary>The page of a school's division.</summary>
    public static StaffingPack PageOf(string division) => Pages.InForce(DivisionCode.Parse(division), Today)!;

    /// <summary>Somebody of that category whose own duties are done.</summary>
    public static StaffMember Person(StaffCategory category) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            SchoolId = Guid.CreateVersion7(),
            Category = category,
            VendorId = category == StaffCategory.VendorStaff ? Guid.CreateVersion7() : null,
            OwnDutiesFulfilled = true,
        };

    /// <summary>Code of the gravest finding; none where the rule has nothing to say.</summary>
    public static string? CodeOf(Ruling ruling) => ruling.Findings.Count == 0 ? null : ruling.Findings[0].Rule;
}
