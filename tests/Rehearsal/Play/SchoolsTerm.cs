using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>One school's term, step by step.</summary>
public sealed class SchoolsTerm
{
    private readonly VendorChoice? _vendor;
    private readonly Opening _opening;
    private readonly Admission _admission;
    private readonly Menu _menu;
    private readonly RoundAside _aside;

    /// <summary>A term.</summary>
    /// <param name="school">The school.</param>
    /// <param name="law">The law it goes by.</param>
    /// <param name="vendor">The vendor of its place, where there is one.</param>
    /// <param name="charges">The charges of its place.</param>
    public SchoolsTerm(School school, Law law, VendorChoice? vendor, Charges charges)
    {
        (School, Law, _vendor) = (school, law, vendor);
        _opening = new(school, law);
        _admission = new(school, law);
        _menu = new(school, _opening, vendor);
        Places = new(school, law);
        _aside = new(school, Places);
        Money = new(school, law, charges, Places);
        Afternoon = new(school, Places);
        Gate = new(school, Places);
        Complaint = new(school);
    }

    /// <summary>The school.</summary>
    public School School { get; }

    /// <summary>The law it goes by.</summary>
    public Law Law { get; }

    /// <summary>Who has which place.</summary>
    public Places Places { get; }

    /// <summary>Bills, payments, refunds.</summary>
    public MoneyMatters Money { get; }

    /// <summary>The afternoons.</summary>
    public Afternoon Afternoon { get; }

    /// <summary>Who else comes to the gate.</summary>
    public AtTheGate Gate { get; }

    /// <summary>The complaint about the school.</summary>
    public Complaint Complaint { get; }

    /// <summary>Refunds paid.</summary>
    public int Refunds { get; private set; }

    /// <summary>Steps 1, 3 and 4: plan, staff, vendor, menu.</summary>
    public async Task OpensAsync()
    {
        await PlansAsync();
        await PublishesMenuAsync();
    }

    /// <summary>Steps 1 and 3: plan, staff, vendor.</summary>
    public async Task PlansAsync()
    {
        await _opening.PlayAsync();
        await _admission.TeachersAreClearedAsync();
        if (_vendor is null)
            return;
        await _vendor.ComesInAsync(School);
        await _vendor.SendsAsync(School);
    }

    /// <summary>The office goes over its lists; of the menu, what its own people give.</summary>
    public async Task GoesOverListsAsync()
    {
        await _menu.OwnIsDraftedAsync();
        await new Workbooks(School, _opening).PlayAsync();
    }

    /// <summary>Step 4: the menu, and who gives what.</summary>
    public async Task PublishesMenuAsync()
    {
        await _menu.IsPublishedAsync();
        await _admission.TeachersAreAssignedAsync();
    }

    /// <summary>Before families choose: plan and menu are changed, and a round called off that was announced wrongly.</summary>
    public async Task ThinksAgainAsync()
    {
        await new Revision(School, _opening).PlayAsync();
        await _menu.FeeIsCutAsync();
        await _aside.IsAnnouncedWronglyAsync();
    }

    /// <summary>Step 5 as far as the close; a family changes its mind.</summary>
    /// <param name="callers">How many families act at once.</param>
    public async Task PlacesAreAskedForAsync(int callers)
    {
        await Places.AreAskedForAsync(callers);
        await _aside.AFamilyRanksAnewAsync();
    }

    /// <summary>The list is frozen before the public value is out, which is late.</summary>
    public async Task PlacesAreClosedAsync()
    {
        await _aside.ThePublicValueIsLateAsync();
        await Places.AreClosedAsync();
    }

    /// <summary>The lot falls; then what became free, or was left.</summary>
    /// <param name="callers">How many families act at once.</param>
    public async Task PlacesAreDrawnAsync(int callers)
    {
        await Places.AreDrawnAsync(callers);
        await new SeatsAfterwards(School, Places).PlayAsync();
    }

    /// <summary>Steps 8, 9 and 10: one family leaves, staff are paid, a complaint is dealt with.</summary>
    public async Task SettlesAsync()
    {
        await Money.RemitAsync();
        // Somebody who pays like most, so that there is something to give back.
        var (leaving, _) = Places.Confirmed.Where(one => one.Value.Pupil.Grounds.Count == 0).MinBy(one => one.Key);
        await Places.LeaveAsync(leaving);
        if (Money.Bills.ContainsKey(leaving))
        {
            await Money.RefundIsPaidAsync(leaving);
            Refunds++;
        }

        await Money.StaffArePaidAsync([.. School.DutyTeachers.Take(2)], "2026-09");
        await Complaint.PlayAsync();
    }
}
