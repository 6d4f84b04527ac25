using AfterSchool.ServiceDefaults.Access;
using AfterSchool.ServiceDefaults.Calendar;
using AfterSchool.ServiceDefaults.Policy;
using AfterSchool.Supervision.Channels;
using AfterSchool.Supervision.Policy;

namespace AfterSchool.Supervision.Duties;

/// <summary>What a plan in force makes others owe: channels for complaints, the report of the year.</summary>
public sealed class PlanDuties(
    ChannelDuties channels,
    DutyBook book,
    Editions<SupervisionPack> editions,
    TimeProvider clock
)
{
    /// <summary>Opens them for a school; none of them keeps it from opening.</summary>
    public async Task OpenAsync(School school, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(school);
        await channels.OpenAsync(school, ct);
        var (day, year) = (clock.Today(), clock.Today().Year);
        if (editions.InForce(school.Division, day) is not { } pack)
            return;
        var matter = new Matter(
            "submit-annual-report",
            DutySubject.Of(AnnualReportRule.Owed, school.Id.ToString(), year),
            school.Id,
            school.CompetentAuthority,
            pack.Edition,
            AnnualReportRule.DueOn(pack, year)
        );
        foreach (var duty in AnnualReportRule.JudgeOwed(pack, year).Duties)
            await book.OpenAsync(duty, matter, ct);
    }
}
