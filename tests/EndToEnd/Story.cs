using System.Text.Json;
using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.EndToEnd;

/// <summary>One school's term as a story: the steps every place has, in order, for a test to leave the path between them.</summary>
public sealed class Story
{
    /// <summary>The day of sport that the story looks at.</summary>
    public static readonly DateOnly Monday = new(2026, 9, 7);

    private Story(RunningSystem system, School school, Law law)
    {
        (System, School, Law, Wrong) = (system, school, law, new WrongTurn(law));
        Opening = new(school, law);
        Charges = new(school.Bureau, law);
        Admission = new(school, law);
        Vendor = new(school.Bureau, law);
        Menu = new(school, Opening, Vendor.IsPossible ? Vendor : null);
        Places = new(school, law);
        Money = new(school, law, Charges, Places);
        Afternoon = new(school, Places);
        Complaint = new(school);
    }

    public RunningSystem System { get; }
    public School School { get; }
    public Law Law { get; }
    public WrongTurn Wrong { get; }
    public Opening Opening { get; }
    public Charges Charges { get; }
    public Admission Admission { get; }
    public VendorChoice Vendor { get; }
    public Menu Menu { get; }
    public Places Places { get; }
    public MoneyMatters Money { get; }
    public Afternoon Afternoon { get; }
    public Complaint Complaint { get; }

    /// <summary>Offering of the small town's menu.</summary>
    public OfferingMade Sport => School.Made.Menu[0];

    /// <summary>The town, its people and its law, before anything is decided.</summary>
    /// <param name="system">The system.</param>
    /// <param name="place">Whose law.</param>
    /// <param name="stage">primary or junior.</param>
    /// <param name="ground">The third pupil's ground for priority or waiver.</param>
    /// <param name="places">How many places sport has, for which three ask.</param>
    public static Task<Story> BeginAsync(
        RunningSystem system,
        string place,
        string stage = "primary",
        string ground = "leftBehind",
        int places = 2
    ) => BeginAsync(system, PlaceMade.Known.Single(one => one.Law == place), stage, ground, places);

    /// <inheritdoc cref="BeginAsync(RunningSystem, string, string, string, int)"/>
    public static async Task<Story> BeginAsync(
        RunningSystem system,
        PlaceMade where,
        string stage = "primary",
        string ground = "leftBehind",
        int places = 2
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(where);
        await system.MoveToAsync(new DateOnly(2026, 8, 20), 9);
        var scene = system.Stage with { Chance = new Seeded(where.Law) };
        var law = await Law.ReadAsync(scene.Gateway, scene.Traffic, where.Law, School.FirstDay);
        var bureau = await Bureau.EnterAsync(scene, where);
        var school = await School.EnterAsync(
            bureau,
            SmallTown.School(scene.Chance, where, stage, ground, places),
            callers: 1
        );
        return new Story(system, school, law);
    }

    /// <summary>Steps 1 to 4 as the law has them, without a wrong turn.</summary>
    public async Task UntilTheMenuIsPublishedAsync()
    {
        await Opening.PlayAsync();
        await Charges.StandardIsPublishedAsync();
        await Admission.TeachersAreClearedAsync();
        await VendorComesAsync();
        await Menu.IsPublishedAsync();
        await Admission.TeachersAreAssignedAsync();
    }

    /// <summary>Step 3, the vendor, where the place knows any.</summary>
    public async Task VendorComesAsync()
    {
        if (!Vendor.IsPossible)
            return;
        await Vendor.InviteAsync();
        await Vendor.AwardAsync();
        await Vendor.ComesInAsync(School);
    }

    /// <summary>Step 7: an afternoon of sport.</summary>
    public async Task AnAfternoonPassesAsync()
    {
        await System.MoveToAsync(Monday, 16, 25);
        await Afternoon.TeachersSignInAsync();
        await Afternoon.PlayAsync(Monday, callers: 1);
        Assert.Equal(1, Afternoon.Held);
    }

    /// <summary>An open duty of a service, waited for.</summary>
    public async Task<JsonElement> OwesAsync(string service, string rule) =>
        await School.Office.FindsAsync($"/{service}/v1/duties?open=true&limit=1000", row => row.Text("rule") == rule);
}
