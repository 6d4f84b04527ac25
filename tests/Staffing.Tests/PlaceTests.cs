using System.Net;
using System.Net.Http.Json;
using AfterSchool.Contracts.Staffing;
using Microsoft.EntityFrameworkCore;

namespace AfterSchool.Staffing.Tests;

/// <summary>What the four other pages ask of persons, through the real API.</summary>
public sealed class PlaceTests(StaffingApp app)
{
    private const string Lipu = "450381";
    private const string Zaozhuang = "370402";
    private const string Urumqi = "650102";
    private const string Changzhi = "140402";

    [Fact]
    public async Task A_coach_who_is_not_filed_stays_out_in_Urumqi()
    {
        var school = await app.SchoolAsync(Urumqi);
        var (coach, basketball) = (await school.PersonAsync("coach"), await school.OfferingAsync());
        await school.CheckAsync(coach, "general");

        var line = await StaffingApp.RuledAsync(school.AssignAsync(coach, basketball), "person-without-filing");
        Assert.Equal(("refused", "四(三)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("参与课后服务工作的人员须先经属地教育行政部门备案", line.Quotes, StringComparison.Ordinal);

        // Submitted is not received.
        var filing = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(school.FileAsync(filing, forTerm: false, coach));
        await StaffingApp.RuledAsync(school.AssignAsync(coach, basketball), "person-without-filing");
        await StaffingApp.DoneAsync(school.ReceiveAsync(filing));
        Assert.Equal("coach", (await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == coach)).Category);
        await StaffingApp.DoneAsync(school.AssignAsync(coach, basketball));
    }

    [Fact]
    public async Task Own_staff_is_filed_by_one_list_for_the_term_in_Urumqi()
    {
        var school = await app.SchoolAsync(Urumqi);
        var teachers = new[] { await school.PersonAsync("own"), await school.PersonAsync("ownManagement") };
        var (offering, coach) = (await school.OfferingAsync(), await school.PersonAsync("coach"));
        await StaffingApp.RuledAsync(school.AssignAsync(teachers[0], offering), "person-without-filing");

        // Externals go one by one, own staff by a list that names its term.
        var mixed = await StaffingApp.RuledAsync(
            school.FileAsync(Guid.CreateVersion7(), forTerm: true, [.. teachers, coach]),
            "outsider-filed-in-a-list"
        );
        Assert.Equal(("refused", "四(三)", true), (mixed.Verdict, mixed.Articles[0], mixed.IsDefault));
        await StaffingApp.RuledAsync(
            school.FileAsync(Guid.CreateVersion7(), forTerm: false, teachers),
            "own-staff-filed-without-term"
        );

        var list = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(school.FileAsync(list, forTerm: true, teachers));
        await StaffingApp.DoneAsync(school.ReceiveAsync(list));
        await StaffingApp.DoneAsync(school.AssignAsync(teachers[0], offering));
        var cleared = await app.Told.FirstAsync<StaffCleared>(told => told.PersonId == teachers[0]);
        // The list is the term's, so the clearance ends with the term.
        Assert.Equal(new DateOnly(2027, 1, 22), cleared.ClearedUntil);
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == teachers[0]));
        Assert.Equal(("own-staff-file-unconfirmed", "school", "四(三)"), (duty.Rule, duty.Bound, duty.Article));
    }

    [Fact]
    public async Task In_Urumqi_a_check_that_failed_is_the_schools_task_and_own_lessons_come_first()
    {
        var school = await app.SchoolAsync(Urumqi);
        var (parent, offering) = (await school.PersonAsync("parent"), await school.OfferingAsync());
        var filing = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(school.FileAsync(filing, forTerm: false, parent));
        await StaffingApp.DoneAsync(school.ReceiveAsync(filing));
        await StaffingApp.DoneAsync(school.RecordAsync(parent, "general", passed: false));
        await StaffingApp.DoneAsync(school.AssignAsync(parent, offering));
        var duty = await app.InDbAsync(db => db.Duties.SingleAsync(one => one.SubjectId == parent));
        Assert.Equal(("outsider-check-owed", "school"), (duty.Rule, duty.Bound));
        Assert.Contains("中小学及相关机构要对参与人员严格把关", duty.Quote, StringComparison.Ordinal);

        var busy = await school.PersonAsync("own", ownDutiesFulfilled: false);
        var line = await StaffingApp.RuledAsync(school.AssignAsync(busy, offering), "own-duties-not-done");
        Assert.Equal(("refused", "四(四)"), (line.Verdict, line.Articles[0]));
        Assert.Contains("在保证按质按量完成正常职责工作任务前提下", line.Quotes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_bought_in_comes_level_by_level_in_Zaozhuang()
    {
        var market = new VendorMarket(app, await app.SchoolAsync(Zaozhuang));
        var school = market.School;
        await school.StateShortageAsync();
        var (coach, offering) = (await school.PersonAsync("thirdPartyPerson"), await school.OfferingAsync());
        var line = await StaffingApp.RuledAsync(
            school.AssignAsync(coach, offering),
            "person-without-stepwise-approval"
        );
        Assert.Equal(("refused", "五¶4"), (line.Verdict, line.Articles[0]));
        Assert.Contains("报各区（市）教体局、市教育局逐级审批", line.Quotes, StringComparison.Ordinal);

        var introduction = Guid.CreateVersion7();
        await StaffingApp.DoneAsync(market.IntroduceAsync(null, id: introduction, person: coach));
        await market.PassSchoolStepsAsync(introduction);
        await StaffingApp.DoneAsync(market.TakeAsync(school.Authority, introduction, "districtBureau"));
        await StaffingApp.RuledAsync(school.AssignAsync(coach, offering), "person-without-stepwise-approval");
        await StaffingApp.DoneAsync(market.TakeAsync(app.Education("3704"), introduction, "cityBureau"));
        await StaffingApp.DoneAsync(school.AssignAsync(coach, offering));
    }

    [Fact]
    public async Task Volunteers_wait_for_a_stated_shortage_in_Zaozhuang_and_parents_do_not()
    {
        var school = await app.SchoolAsync(Zaozhuang);
        var offering = await school.OfferingAsync();
        var volunteer = await school.PersonAsync("volunteer");
        var line = await StaffingApp.RuledAsync(
            school.AssignAsync(volunteer, offering),
            "external-without-shortage",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", "五¶4"), (line.Verdict, line.Articles[0]));
        await StaffingApp.DoneAsync(school.AssignAsync(await school.PersonAsync("parent"), offering));

        // The authority may let the volunteer serve all the same.
        await new VendorMarket(app, school).DecideAsync(line.Held!.Value, granted: true);
        await StaffingApp.DoneAsync(school.AssignAsync(volunteer, offering));
    }

    [Fact]
    public async Task A_parent_whom_the_school_hires_waits_for_a_stated_shortage_in_Lipu_and_a_volunteer_does_not()
    {
        var school = await app.SchoolAsync(Lipu);
        var offering = await school.OfferingAsync();
        var parent = await school.PersonAsync("parent");
        await StaffingApp.DoneAsync(school.AssignAsync(await school.PersonAsync("volunteer"), offering));
        var line = await StaffingApp.RuledAsync(
            school.AssignAsync(parent, offering),
            "external-without-shortage",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", "三(四)1"), (line.Verdict, line.Articles[0]));
        await school.StateShortageAsync();
        await StaffingApp.DoneAsync(school.AssignAsync(parent, offering));
    }

    [Fact]
    public async Task In_Changzhi_flexible_hours_are_for_those_who_serve_and_never_over_a_lesson()
    {
        var school = await app.SchoolAsync(Changzhi);
        var teacher = await school.PersonAsync("own");
        var idle = await StaffingApp.RuledAsync(
            school.GrantHoursAsync(teacher),
            "flexible-hours-without-service",
            HttpStatusCode.Accepted
        );
        Assert.Equal(("held", "四(一)¶3"), (idle.Verdict, idle.Articles[0]));
        Assert.Contains("学校可统筹安排参与课后服务的教师“弹性上下班”", idle.Quotes, StringComparison.Ordinal);
        await StaffingApp.DoneAsync(school.AssignAsync(teacher, await school.OfferingAsync()));
        await StaffingApp.DoneAsync(school.GrantHoursAsync(teacher));

        // 9 September 2026 is a Wednesday; the lesson ends as the time off begins, then overlaps it by a minute.
        await TeachAsync(school, teacher, "08:00:00");
        await StaffingApp.DoneAsync(school.GrantHoursAsync(teacher));
        await TeachAsync(school, teacher, "08:01:00");
        await StaffingApp.RuledAsync(school.GrantHoursAsync(teacher), "flexible-hours-over-own-lesson");
    }

    private static Task TeachAsync(TestSchool school, Guid teacher, string ends) =>
        StaffingApp.DoneAsync(
            school.Office.PutAsJsonAsync(
                $"/staffing/v1/persons/{teacher}/lessons",
                new
                {
                    lessons = new[]
                    {
                        new
                        {
                            weekday = "wednesday",
                            starts = "07:20:00",
                            ends,
                        },
                    },
                }
            )
        );
}
