using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSchool.Enrolment.Offerings;
using AfterSchool.Testing;
using Microsoft.EntityFrameworkCore;
using static AfterSchool.Enrolment.Tests.MenuBook;

namespace AfterSchool.Enrolment.Tests;

public sealed class MenuWorkbookTests(EnrolmentApp app)
{
    [Fact]
    public async Task Keeps_a_menu_as_a_school_writes_it()
    {
        var (school, plan) = await PlannedAsync(app);
        var rows = new[]
        {
            Row(("年级", "三年级、四年级")),
            Row(
                ("名称", "书法"),
                ("活动", "美育、文化艺术"),
                ("年级", "一至三年级"),
                ("上课时间", "周一至周三16:30-17:15、周五 17：00-18：00"),
                ("开始", null),
                ("结束", null)
            ),
            Row(
                ("名称", "参观"),
                ("年级", "1-2"),
                ("上课时间", null),
                ("单次日期", new DateOnly(2026, 9, 19)),
                ("开始", "9:00"),
                ("结束", 0.5)
            ),
        };

        Assert.Equal((3, 0, 0), await TallyAsync(ImportAsync(school, plan, rows)));
        Assert.Equal((0, 0, 3), await TallyAsync(ImportAsync(school, plan, rows)));

        var kept = await app.InDbAsync(db =>
            db.Offerings.Where(one => one.PlanId == plan).ToDictionaryAsync(one => one.Title)
        );
        var (ball, art, visit) = (kept["篮球"], kept["书法"], kept["参观"]);
        Assert.Equal(
            ("sport", Category.Enrichment, "180.00", 30),
            (ball.Activity, ball.Category, ball.FeePerTerm.ToString(), ball.Capacity)
        );
        Assert.Equal([3, 4], ball.Grades);
        Assert.Equal(
            [
                new WeeklySlot(DayOfWeek.Monday, new(16, 30), new(17, 30)),
                new(DayOfWeek.Wednesday, new(16, 30), new(17, 30)),
            ],
            ball.Weekly
        );
        Assert.Equal([1, 2, 3], art.Grades);
        Assert.Equal((4, new WeeklySlot(DayOfWeek.Friday, new(17, 0), new(18, 0))), (art.Weekly.Length, art.Weekly[3]));
        Assert.Equal([new ExtraSession(new(2026, 9, 19), new(9, 0), new(12, 0))], visit.Extra);
        // Each was decided and written down, once.
        var ids = kept.Values.Select(one => one.Id).ToArray();
        Assert.Equal(3, await app.InDbAsync(db => db.Decisions.CountAsync(one => ids.Contains(one.SubjectId))));
    }

    [Fact]
    public async Task Changes_a_draft_and_leaves_alone_what_parents_have_read()
    {
        var (school, plan) = await PlannedAsync(app);
        var kept = await school.KeepAsync(plan);
        var shown = await school.OnMenuAsync(plan, ("title", "足球"));

        Assert.Equal(
            (0, 1, 1),
            await TallyAsync(
                ImportAsync(
                    school,
                    plan,
                    Row(("名额", 45), ("上课时间", "周一")),
                    Row(("名称", "足球"), ("上课时间", "星期一"))
                )
            )
        );
        Assert.Equal(
            45,
            await app.InDbAsync(db =>
                db.Offerings.Where(one => one.Id == kept).Select(one => one.Capacity).SingleAsync()
            )
        );
        Assert.Equal(
            ["/rows/2/menuTitle menu-published"],
            await FaultsAsync(ImportAsync(school, plan, Row(("名称", "足球"), ("名额", 31), ("上课时间", "周一"))))
        );
        Assert.Equal(
            30,
            await app.InDbAsync(db =>
                db.Offerings.Where(one => one.Id == shown).Select(one => one.Capacity).SingleAsync()
            )
        );
    }

    [Fact]
    public async Task Says_which_sentence_of_the_law_a_row_breaks_and_keeps_nothing()
    {
        var (school, plan) = await PlannedAsync(app);
        var answer = await ImportAsync(
            school,
            plan,
            Row(("名称", "好")),
            Row(("名称", "补课"), ("类别", "学业辅导"), ("活动", "集体补课")),
            Row(("名称", "午休"), ("活动", "午餐午休看管"))
        );

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var errors = problem.GetProperty("errors").EnumerateArray().ToArray();
        Assert.Equal(
            ["/rows/3/menuActivity content-banned", "/rows/4/menuActivity activity-excluded"],
            errors.Select(one => $"{one.GetProperty("pointer")} {one.GetProperty("code")}")
        );
        Assert.All(
            errors,
            one =>
            {
                var line = one.GetProperty("policy")[0];
                Assert.Equal(
                    ("refused", "hunan/2024-03-18"),
                    (line.GetProperty("verdict").GetString(), line.GetProperty("edition").GetString())
                );
                Assert.True(line.GetProperty("quote").GetString()!.Length > 5);
            }
        );
        Assert.Equal(0, await app.InDbAsync(db => db.Offerings.CountAsync(one => one.PlanId == plan)));
        Assert.Equal(
            0,
            await app.InDbAsync(db =>
                db.Decisions.CountAsync(one => one.SchoolId == school.Id && one.Command == "keep-offering")
            )
        );

        // People read it in the row.
        using var body = Sheets.Body(Book(Row(("名称", "午休"), ("活动", "午餐午休看管"))));
        var back = await school.AsOffice.PostAsync(
            new Uri($"/enrolment/v1/plans/{plan}/workbooks/menu/check.xlsx", UriKind.Relative),
            body
        );
        var said = Sheets.Read(await back.Content.ReadAsByteArrayAsync())[1][14]!;
        Assert.Contains("「", said, StringComparison.Ordinal);
        Assert.Contains("湖南", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_every_slip_at_once()
    {
        var (school, plan) = await PlannedAsync(app);

        Assert.Equal(
            new[]
            {
                "/rows/2/menuCategory cell-not-listed",
                "/rows/2/menuActivity cell-not-listed",
                "/rows/2/menuProvider menu-vendor",
                "/rows/2/menuGrades menu-grades-wrong",
                "/rows/2/menuFee cell-no-amount",
                "/rows/2/menuCapacity cell-out-of-range",
                "/rows/2/menuHomework cell-missing",
                "/rows/2/menuTimes menu-times-wrong",
                "/rows/3/menuTimes menu-times-overlap",
                "/rows/4/menuTimes menu-times-missing",
                "/rows/6/menuTitle row-twice",
                // A cell that nothing is made of would be left out of the menu without a word.
                "/rows/7/menuStarts menu-times-missing",
                "/rows/8/menuStarts menu-times-missing",
            }.Order(),
            (
                await FaultsAsync(
                    ImportAsync(
                        school,
                        plan,
                        Row(
                            ("名称", "错"),
                            ("类别", "其他"),
                            ("活动", "打牌"),
                            ("提供者", "第三方机构"),
                            ("年级", "高一"),
                            ("每学期收费（元）", "面议"),
                            ("名额", 0),
                            ("布置书面作业", null),
                            ("上课时间", "有空时")
                        ),
                        Row(("名称", "倒"), ("开始", "17:30"), ("结束", "16:30")),
                        Row(("名称", "无"), ("上课时间", null)),
                        Row(("名称", "同")),
                        Row(("名称", "同"), ("名额", 31)),
                        Row(
                            ("名称", "漏一天"),
                            ("上课时间", "周一16:30-17:30"),
                            ("单次日期", new DateOnly(2026, 9, 19)),
                            ("开始", null),
                            ("结束", null)
                        ),
                        Row(("名称", "漏结束"), ("上课时间", "周一16:30-17:30"), ("结束", null))
                    )
                )
            ).Order()
        );
    }

    [Fact]
    public async Task Offers_the_activities_of_the_places_page_and_is_no_business_of_another_school()
    {
        var (school, plan) = await PlannedAsync(app);
        var other = await app.SchoolAsync();
        var path = new Uri($"/enrolment/v1/plans/{plan}/workbooks/menu.xlsx", UriKind.Relative);

        var workbook = await (await school.AsOffice.GetAsync(path)).Content.ReadAsByteArrayAsync();

        Assert.Empty(Sheets.Wrong(workbook));
        Assert.Equal(Headings.Length, Sheets.Read(workbook)[0].Length);
        var activities = Sheets.Read(workbook, 2).Select(row => row.ElementAtOrDefault(1)).OfType<string>().ToArray();
        Assert.Contains("德育", activities);
        Assert.DoesNotContain("集体补课", activities);
        Assert.Equal(HttpStatusCode.NotFound, (await other.AsOffice.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ImportAsync(other, plan, Row())).StatusCode);
    }
}
