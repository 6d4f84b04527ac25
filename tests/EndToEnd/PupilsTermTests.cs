namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term through five services, from the school's first question to the province's summary.</summary>
public sealed class PupilsTermTests(RunningSystem system)
{
    [Fact]
    public async Task A_pupils_term_runs_end_to_end_and_every_wrong_turn_meets_its_article()
    {
        await system.MoveToAsync(China(2026, 8, 20, 9));
        var town = await Town.EnterAsync(system);

        var opening = new Opening(town);
        await opening.PlanComesIntoForceAsync();
        await opening.StandardIsPublishedAsync();

        var staff = new Admission(town);
        await staff.TeachersAreClearedAsync();
        await staff.VendorIsAdmittedAsync();

        var menu = new Menu(town, opening.Plan, staff.Vendor);
        await menu.IsPublishedAsync();
        await staff.TeachersAreAssignedAsync(menu.Sport);

        var places = new Places(town, menu);
        await places.AreConfirmedAsync();
        var money = new MoneyMatters(town, places);
        await money.BillsArePaidAsync();

        await system.MoveToAsync(China(2026, 9, 7, 16, 25));
        var afternoon = new Afternoon(town, staff, menu, places);
        await afternoon.ChildrenAreInCareUntilReleasedAsync();
        await money.StaffArePaidAsync(staff);

        await system.MoveToAsync(China(2026, 9, 8, 10));
        await places.OneFamilyLeavesAsync();
        await money.RefundIsPaidAsync();
        await new Complaint(town, staff, menu).IsTakenMendedAndAnsweredAsync();

        var province = new Province(system);
        const string counted = "2 bills 360.00, 1 refund, 1 complaint closed, 1 session";
        await province.ReadsAsync($"1 school, 1 plan, {counted}");

        // The term is over, and with it the plan's force; what was counted stays counted.
        await system.MoveToAsync(China(2027, 1, 25, 9));
        await money.TermIsClosedAsync();
        await province.ReadsAsync($"1 school, 0 plan, {counted}");
    }

    private static DateTimeOffset China(int year, int month, int day, int hour, int minute = 0) =>
        new(year, month, day, hour, minute, 0, TimeSpan.FromHours(8));
}
