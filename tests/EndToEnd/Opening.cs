namespace AfterSchool.EndToEnd;

/// <summary>Steps 1 and 2: the plan in the law's strict order, the standard by those the law names.</summary>
public sealed class Opening(Town town)
{
    public Guid Plan { get; } = Guid.CreateVersion7();

    public async Task PlanComesIntoForceAsync()
    {
        var plan = $"/enrolment/v1/plans/{Plan}";
        var sections = new { service = "周一至周五放学后开展课后服务。", safety = "考勤、交接、离校各有责任人。" };
        await town.Office.DoesPutAsync(
            plan,
            new
            {
                schoolId = town.School,
                termId = town.Term,
                sections,
            }
        );

        await Asking.RuledOutAsync(
            () => town.Office.PostAsync($"{plan}/agreement-form", new { form = "课后服务协议" }),
            "opening-sequence",
            "refused",
            "报主管教育行政部门批准"
        );
        await Asking.RuledOutAsync(
            () => town.Office.PostAsync($"{plan}/submit", new { }),
            "plan-section-missing",
            "refused",
            "制定学校课后服务及收费方案"
        );

        await town.Office.DoesPostAsync(
            $"{plan}/consultation",
            new
            {
                method = "questionnaire",
                from = "2026-08-12",
                to = "2026-08-19",
                respondents = 312,
                pupilsAsked = true,
                result = "91% 的家长希望开展。",
            }
        );
        await town.Office.DoesPostAsync(
            $"{plan}/fee-scheme",
            new
            {
                lines = new[]
                {
                    new
                    {
                        activity = "sport",
                        title = "篮球",
                        amount = "180.00",
                    },
                    new
                    {
                        activity = "homework",
                        title = "作业辅导",
                        amount = "120.00",
                    },
                    new
                    {
                        activity = "arts",
                        title = "舞蹈",
                        amount = "150.00",
                    },
                },
            }
        );
        await town.Office.DoesPostAsync($"{plan}/submit");
        await town.Education.DoesPostAsync(
            $"{plan}/decide",
            new
            {
                approved = true,
                number = "长教复〔2026〕8号",
                words = "同意。",
            }
        );
        await town.Office.DoesPostAsync(
            $"{plan}/publish",
            new { places = new[] { "公示栏", "学校网站" }, on = "2026-08-20" }
        );
        await town.Office.DoesPostAsync($"{plan}/agreement-form", new { form = "课后服务协议" });
    }

    public async Task StandardIsPublishedAsync()
    {
        var standard = $"/fees/v1/standards/{Guid.CreateVersion7()}";
        await town.CityPrice.DoesPutAsync(
            standard,
            new
            {
                division = "4301",
                unit = "term",
                amount = "500.00",
                effectiveOn = "2026-08-20",
            }
        );
        await town.CityEducation.DoesPostAsync($"{standard}/agree");
        await town.CityFinance.DoesPostAsync($"{standard}/agree");
        await town.CityPrice.DoesPostAsync(
            $"{standard}/approval",
            new
            {
                body = "cityGovernment",
                number = "长政函〔2026〕31号",
                on = "2026-08-18",
                document = "关于课后服务收费标准的批复",
            }
        );
        await town.CityPrice.DoesPostAsync($"{standard}/publish", new { });
    }
}
