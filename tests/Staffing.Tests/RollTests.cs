using System.Net;
using AfterSchool.Contracts.Directory;
using AfterSchool.ServiceDefaults.Access;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

public sealed class RollTests(StaffingApp app)
{
    [Fact]
    public async Task Keeps_the_school_that_the_roll_tells_of()
    {
        var school = Guid.CreateVersion7();
        await app.TellAsync(
            new SchoolRecorded
            {
                SchoolId = school,
                Revision = 1,
                DivisionCode = "430102",
                SchoolCode = "2143000001",
                Name = "实验小学",
                Kind = "primary",
                Stages = ["primary"],
                Ownership = "public",
                IsRural = false,
                IsTownship = false,
                IsBoarding = false,
                CompetentAuthority = "430102",
                CoordinatingSchoolId = null,
                OccurredAt = app.Clock.GetUtcNow(),
            }
        );
        await Eventually.True(
            () => app.InDbAsync(db => db.Schools.AnyAsync(one => one.Id == school)),
            "the school is kept"
        );
    }

    [Fact]
    public async Task Another_schools_term_is_none_of_this_schools()
    {
        var (own, other) = (await app.SchoolAsync(), await app.SchoolAsync());
        var market = new VendorMarket(app, own);

        var stated = await own.StateShortageAsync(other.TermId);
        var introduced = await market.IntroduceAsync(await market.VendorAsync(), term: other.TermId);

        Assert.Equal(HttpStatusCode.NotFound, stated.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, introduced.StatusCode);
    }

    [Fact]
    public async Task Shows_duties_to_the_authority_and_to_nobody_unsigned()
    {
        var official = app.As(Guid.CreateVersion7(), Roles.Authority, "4301", Departments.Education);
        Assert.Equal(HttpStatusCode.OK, (await official.GetAsync("/staffing/v1/duties")).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await app.CreateClient().GetAsync("/staffing/v1/duties")).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await app.CreateClient().GetAsync("/openapi/staffing.json")).StatusCode);
    }
}
