using AfterSchool.Rehearsal.Play;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;

namespace AfterSchool.EndToEnd;

/// <summary>A pupil's term under Hunan's document of 2024, with the wrong turns that its sentences answer.</summary>
[Collection(nameof(Stories))]
public sealed class HunanTests(RunningSystem system)
{
    private Story _story = null!;

    [Fact]
    public async Task A_pupils_term_runs_end_to_end_and_every_wrong_turn_meets_its_article()
    {
        _story = await Story.BeginAsync(system, "hunan");
        await PlanComesIntoForceAsync();
        await _story.Charges.StandardIsPublishedAsync();
        await _story.Admission.TeachersAreClearedAsync();
        await VendorIsAdmittedAsync();
        await MenuIsPublishedAsync();
        await TeachersAreAssignedAsync();
        var leaving = await PlacesAreConfirmedAsync();
        await BillsArePaidAsync();

        await system.MoveToAsync(Story.Monday, 16, 25);
        await ChildrenAreInCareUntilReleasedAsync();
        await StaffArePaidAsync();

        await system.MoveToAsync(Story.Monday.AddDays(1), 10);
        await _story.Places.LeaveAsync(leaving);
        await _story.OwesAsync("fees", "refund-owed");
        await _story.Money.RefundIsPaidAsync(leaving);
        await ComplaintIsAnsweredAsync();

        var province = new Province(system, _story.School.Made.Place);
        const string counted = "2 bills 360.00, 1 refund, 1 complaint closed, 1 session";
        await province.ReadsAsync($"1 school, 1 plan, {counted}");

        // The term is over, and with it the plan's force; what was counted stays counted.
        await system.MoveToAsync(new DateOnly(2027, 1, 25), 9);
        await TermIsClosedAsync();
        await province.ReadsAsync($"1 school, 0 plan, {counted}");
    }

    private async Task PlanComesIntoForceAsync()
    {
        var (opening, office) = (_story.Opening, _story.School.Office);
        await opening.DraftAsync();
        await _story.Wrong.IsAnsweredAsync(
            () => office.PostAsync($"{opening.Path}/agreement-form", new { form = "课后服务协议" }),
            "opening-sequence",
            "refused",
            "报主管教育行政部门批准"
        );
        await _story.Wrong.IsAnsweredAsync(
            () => office.PostAsync($"{opening.Path}/submit"),
            "plan-section-missing",
            "refused",
            "制定学校课后服务及收费方案"
        );
        await opening.ConsultAsync();
        await opening.MakeFeeSchemeAsync();
        await opening.SubmitAsync();
        await opening.DecideAsync();
        await opening.PublishAsync();
    }

    private async Task VendorIsAdmittedAsync()
    {
        await _story.Vendor.InviteAsync();
        await _story.Wrong.IsAnsweredAsync(
            _story.Vendor.AskAwardAsync,
            "vendor-price-clearly-lower",
            "held",
            "明显低于培训机构在校外提供同质培训服务"
        );
        await _story.Vendor.AwardAsync();
        // The authority has set no total, so it confirms the running one it is shown.
        await _story.Wrong.IsAnsweredAsync(
            () => _story.Vendor.AskPermitAsync(_story.School, total: null),
            "vendor-schools-total-unconfirmed",
            "pending",
            "严格控制总体数量"
        );
        await _story.Vendor.ComesInAsync(_story.School);
    }

    private async Task MenuIsPublishedAsync()
    {
        await _story.Menu.DayIsEnteredAsync();
        var evening = _story.Sport with
        {
            Id = _story.School.Id("evening"),
            Title = "晚自习",
            Category = "academicSupport",
            Activity = "eveningStudy",
            Fee = "0.00",
        };
        await _story.Wrong.IsAnsweredAsync(
            () => _story.School.Office.PutAsync(Menu.Path(evening.Id), _story.Menu.Body(evening)),
            "evening-study-excluded",
            "refused",
            "早到校看管和自习、午餐午休看管、晚自习等服务"
        );
        await _story.Menu.IsPublishedAsync();
    }

    private async Task TeachersAreAssignedAsync()
    {
        await _story.Admission.TeachersAreAssignedAsync();
        var coach = await _story.School.PostAsync("coach", "dutyTeacher");
        await _story.School.Office.DoesPutAsync(
            $"/staffing/v1/persons/{coach.Account}",
            new
            {
                schoolId = _story.School.Made.Id,
                category = "retiredAthlete",
                ownDutiesFulfilled = true,
            }
        );
        await _story.Wrong.IsAnsweredAsync(
            () => _story.Admission.AskAssignmentAsync(coach, _story.Sport.Id),
            "external-without-approval",
            "refused",
            "也可经当地教育部门批准后，由学校聘请"
        );
    }

    private async Task<Guid> PlacesAreConfirmedAsync()
    {
        await _story.Places.AreConfirmedAsync(callers: 1);
        Assert.Equal((2, 1), (_story.Places.Confirmed.Count, _story.Places.Waiting.Count));
        // Priority groups are placed first; the lot decides among the others.
        var (staying, _) = Assert.Single(
            _story.Places.Confirmed,
            one => one.Value.Pupil.Grounds.Contains("leftBehind")
        );
        return _story.Places.Confirmed.Keys.Single(place => place != staying);
    }

    private async Task BillsArePaidAsync()
    {
        var bill = (await _story.Money.IssuedAsync())[0];
        await _story.Wrong.IsAnsweredAsync(
            () => _story.Money.AskPaymentAsync(bill.Id(), bill.Text("due"), "parentCommittee"),
            "collector-banned",
            "refused",
            "不得通过家长委员会、第三方机构等收取"
        );
        await _story.Money.BillsArePaidAsync(callers: 1);
        Assert.Equal(360.00m, _story.Money.Billed);
    }

    private async Task ChildrenAreInCareUntilReleasedAsync()
    {
        var (afternoon, school) = (_story.Afternoon, _story.School);
        await afternoon.TeachersSignInAsync();
        var (duty, relief) = (afternoon.Teacher(school.DutyTeachers[0]), afternoon.Teacher(school.DutyTeachers[1]));
        var session = await afternoon.SessionAsync(duty, _story.Sport.Id, Story.Monday);
        var path = $"/safety/v1/sessions/{session}";
        var children = await afternoon.CallRollAsync(
            duty,
            session,
            Story.Monday,
            [.. _story.Places.Confirmed.Values.Select(place => place.Pupil)]
        );
        var handOver = $"/safety/v1/hand-overs/{school.Id("hand-over")}";
        await duty.DoesPutAsync(
            handOver,
            new
            {
                sessionId = session,
                toPersonId = relief.Account,
                count = children.Length,
            }
        );
        await relief.DoesPostAsync($"{handOver}/confirm", new { count = children.Length });

        await _story.Wrong.IsAnsweredAsync(
            () =>
                afternoon.AskReleaseAsync(
                    relief,
                    session,
                    children[0],
                    new { manner = "listedPerson", pickUpPersonId = school.Id("stranger") }
                ),
            "release-to-stranger",
            "refused",
            "建立学生离校信息对接机制"
        );
        await _story.Wrong.IsAnsweredAsync(
            () => relief.PostAsync($"{path}/close"),
            "children-in-care",
            "pending",
            "制定并落实考勤、监管、交接班制度和应急预案"
        );
        foreach (var child in children)
            await afternoon.ReleaseAsync(relief, session, child);
        await relief.DoesPostAsync($"{path}/close");

        var campus = await school.Office.GetAsync($"/safety/v1/campus?schoolId={school.Made.Id}");
        Assert.Equal(0, campus.GetProperty("count").GetInt32());
        await school
            .GuardianOf(children[0])
            .FindsAsync("/directory/v1/notices", row => row.Text("template") == "leave-school");
    }

    private async Task StaffArePaidAsync()
    {
        await _story.Money.StaffArePaidAsync([_story.School.DutyTeachers[0]], "2026-09");
        await _story.Wrong.IsAnsweredAsync(
            () => _story.Money.AskExpenditureAsync("managementFee", "中心校管理费"),
            "management-fee",
            "refused",
            "严禁中心校或其他行政管理机构提取管理费"
        );
        await Asking.DoneAsync(() => _story.Money.AskExpenditureAsync("consumables", "篮球"));
    }

    private async Task ComplaintIsAnsweredAsync()
    {
        var (complaint, bureau, vendor) = (_story.Complaint, _story.School.Bureau, _story.Vendor.Vendor);
        await complaint.IsTakenAsync("T3", "舞蹈班的机构下课发传单，让去校外再报。", vendor);
        await complaint.IsVerifiedAsync();
        await _story.Wrong.IsAnsweredAsync(
            () => bureau.Supervisor.PostAsync($"{complaint.Path}/close"),
            "case-not-rectified",
            "pending",
            "坚决纠正违规行为"
        );
        await bureau.Education.DoesPutAsync(
            $"/supervision/v1/sanctions/{_story.School.Id("sanction")}",
            new
            {
                caseId = complaint.Case,
                kind = "vendorBan",
                subjectId = vendor,
                words = "清退",
            }
        );
        await complaint.RectifyAsync();
        await complaint.AnswerAndCloseAsync();
        var dance = _story.School.Made.Menu.Single(one => one.ByVendor);
        await Eventually.Equal("suspended", () => _story.Menu.StatusAsync(dance.Id), "the banned vendor's offering");
    }

    private async Task TermIsClosedAsync()
    {
        await _story.Wrong.IsAnsweredAsync(
            _story.Money.AskCloseAsync,
            "surplus-unreturned",
            "pending",
            "应全额返还交费学生"
        );
        await _story.Money.ReturnSurplusAsync();
        await _story.Money.DeliverStatementAsync();
        await Asking.DoneAsync(_story.Money.AskCloseAsync);
        await _story.Money.PublishStatementAsync();
        await _story.School.Bureau.Education.DoesPutAsync(
            $"/supervision/v1/disclosures/{_story.School.Id("disclosure")}",
            new
            {
                termId = _story.School.Made.Term,
                place = "区教育局网站",
                publishedOn = "2027-01-25",
            }
        );
    }
}
