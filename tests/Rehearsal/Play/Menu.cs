using AfterSchool.Rehearsal.Made;
using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 4: the school day, and the menu with its week.</summary>
public sealed class Menu(School school, Opening opening, VendorChoice? vendor)
{
    /// <summary>The whole step.</summary>
    public async Task IsPublishedAsync()
    {
        await DayIsEnteredAsync();
        foreach (var offering in school.Made.Menu)
            await PublishAsync(offering);
    }

    /// <summary>What the school's own people give is entered, and nobody sees it yet.</summary>
    public async Task OwnIsDraftedAsync()
    {
        foreach (var offering in school.Made.Menu.Where(one => !one.ByVendor))
            await school.Office.DoesPutAsync(Path(offering.Id), Body(offering));
    }

    /// <summary>When courses end, and when children rest.</summary>
    public Task DayIsEnteredAsync() =>
        school.Office.DoesPutAsync(
            $"/enrolment/v1/schools/{school.Made.Id}/day",
            new
            {
                dismissals = school
                    .Made.Classes.Select(one => one.Grade)
                    .Distinct()
                    .Select(grade => new { grade, at = "16:20:00" }),
                noon = new { starts = "12:00:00", ends = "14:00:00" },
                breaks = Array.Empty<object>(),
            }
        );

    /// <summary>One offering.</summary>
    public async Task PublishAsync(OfferingMade offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        await school.Office.DoesPutAsync(Path(offering.Id), Body(offering));
        // A vendor has been admitted before this; Enrolment hears of it by message.
        await Asking.OnceHeardAsync(() => school.Office.DoesPostWithReasonAsync($"{Path(offering.Id)}/publish"));
    }

    /// <summary>What the school gives itself costs less than was thought.</summary>
    public Task FeeIsCutAsync() =>
        school.Office.DoesPostAsync(
            $"{Path(school.Made.Menu.Last(one => !one.ByVendor).Id)}/change",
            new { feePerTerm = "75.00", reason = "材料由学校提供。" }
        );

    /// <summary>Where an offering stands.</summary>
    public async Task<string> StatusAsync(Guid offering) =>
        (await school.Office.GetAsync(Path(offering))).Text("status");

    /// <summary>An offering's path.</summary>
    public static string Path(Guid offering) => $"/enrolment/v1/offerings/{offering}";

    /// <summary>An offering as it is entered.</summary>
    public object Body(OfferingMade offering)
    {
        ArgumentNullException.ThrowIfNull(offering);
        var byVendor = offering.ByVendor && vendor is not null;
        return new
        {
            planId = opening.Plan,
            title = offering.Title,
            category = offering.Category,
            activity = offering.Activity,
            providerKind = byVendor ? "vendor" : "ownStaff",
            vendorId = byVendor ? vendor!.Vendor : (Guid?)null,
            grades = offering.Grades,
            feePerTerm = offering.Fee,
            capacity = offering.Capacity,
            assignsWrittenHomework = false,
            weekly = offering.Weekdays.Select(weekday => new
            {
                weekday,
                starts = offering.Starts,
                ends = offering.Ends,
            }),
        };
    }
}
