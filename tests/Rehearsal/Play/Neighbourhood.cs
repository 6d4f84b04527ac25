using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>A place whose authorities have done what comes before any school: the standard is published, a vendor is selected.</summary>
/// <param name="Bureau">Its authorities.</param>
/// <param name="Law">The law it goes by.</param>
/// <param name="Charges">Its charges.</param>
/// <param name="Vendor">Its vendor, where the law knows any.</param>
public sealed record Neighbourhood(Bureau Bureau, Law Law, Charges Charges, VendorChoice? Vendor)
{
    /// <summary>Enters the authorities, and has them do it.</summary>
    public static async Task<Neighbourhood> OpenAsync(Stage stage, PlaceMade place)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(place);
        var law = await Law.ReadAsync(stage.Gateway, stage.Traffic, place.Law, School.FirstDay);
        var bureau = await Bureau.EnterAsync(stage, place);
        await bureau.RecordPolicyAsync();
        var charges = new Charges(bureau, law);
        await charges.StandardIsPublishedAsync();
        var vendor = new VendorChoice(bureau, law);
        if (!vendor.IsPossible)
            return new(bureau, law, charges, null);
        await vendor.InviteAsync();
        await vendor.AwardAsync();
        return new(bureau, law, charges, vendor);
    }

    /// <summary>Enters a school with its people and families.</summary>
    /// <param name="made">The school.</param>
    /// <param name="callers">How many families are entered and sign in at once.</param>
    public async Task<SchoolsTerm> EnterAsync(SchoolMade made, int callers) =>
        new(await School.EnterAsync(Bureau, made, callers), Law, Vendor, Charges);
}
