using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Contracts.Staffing;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>Acceptance cases of catalogue.md, section 7, that are Staffing's.</summary>
public sealed class AcceptanceCases(StaffingApp app)
{
    [Fact]
    public async Task AC_082_Retired_athlete_without_approval()
    {
        var school = await app.SchoolAsync();
        await school.StateShortageAsync();
        var athlete = await school.PersonAsync("retiredAthlete");
        await school.CheckAsync(athlete, TestSchool.AllDimensions);
        var basketball = await school.OfferingAsync();

        var line = await StaffingApp.RuledAsync(school.AssignAsync(athlete, basketball), "external-without-approval");
        Assert.Equal("refused", line.Verdict);
        Assert.Contains("(六)", line.Articles);
        Assert.Contains("也可经当地教育部门批准后，由学校聘请", line.Quotes, StringComparison.Ordinal);

        await StaffingApp.DoneAsync(school.ApproveAsync(athlete));
        await StaffingApp.DoneAsync(school.AssignAsync(athlete, basketball));
        var cleared = await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == athlete);
        Assert.Equal(("retiredAthlete", "hunan/2024-03-18"), (cleared.Category, cleared.Edition));
        await app.Told.FirstAsync<StaffAssigned>(told => told.PersonId == athlete && told.IsActive);
    }

    [Fact]
    public async Task AC_085_Criminal_record_not_checked()
    {
        var school = await app.SchoolAsync();
        await school.StateShortageAsync();
        var calligraphy = await school.OfferingAsync();
        var volunteer = await school.PersonAsync("volunteer");
        await StaffingApp.DoneAsync(school.ApproveAsync(volunteer));
        await school.CheckAsync(volunteer, TestSchool.AllDimensions[..4]);

        var line = await StaffingApp.RuledAsync(school.AssignAsync(volunteer, calligraphy), "background-check-lacking");
        Assert.Equal("refused", line.Verdict);
        Assert.Equal(["(六)", "(六)", "(十)"], line.Articles);
        Assert.Contains("严禁不符合规定条件的人员进入学校", line.Quotes, StringComparison.Ordinal);
        Assert.Contains("违法犯罪记录等背景情况", line.Quotes, StringComparison.Ordinal);
        Assert.Equal(["criminalRecord"], line.Compared.GetProperty("missing").Deserialize<string[]>()!);

        var teacher = await school.PersonAsync("own");
        await school.CheckAsync(teacher, TestSchool.AllDimensions[..4]);
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, calligraphy));
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == teacher));
        Assert.Equal(("own-staff-file-unconfirmed", "school", "(十)"), (duty.Rule, duty.Bound, duty.Article));
        Assert.Contains("违法犯罪记录等背景情况", duty.Quote, StringComparison.Ordinal);
    }
}
