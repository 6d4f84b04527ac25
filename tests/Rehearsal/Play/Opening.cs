using AfterSchool.Rehearsal.Web;

namespace AfterSchool.Rehearsal.Play;

/// <summary>Step 1: the school consults, plans, has its plan looked at and publishes it, in the law's order.</summary>
public sealed class Opening(School school, Law law)
{
    /// <summary>Activity of which the school gives one seat of each group itself.</summary>
    public const string HeldBack = "science";

    /// <summary>The plan.</summary>
    public Guid Plan { get; } = school.Id("plan");

    /// <summary>Its path.</summary>
    public string Path => $"/enrolment/v1/plans/{Plan}";

    /// <summary>The whole step.</summary>
    public async Task PlayAsync()
    {
        await new Needs(school, law).PlayAsync();
        await DraftAsync();
        await ConsultAsync();
        await MakeFeeSchemeAsync();
        await DeclareSeatsAsync();
        if (IsReviewed)
        {
            await SubmitAsync();
            await DecideAsync();
        }

        await PublishAsync();
    }

    /// <summary>Whether anybody looks at the plan before it is published.</summary>
    public bool IsReviewed => law.Word("enrolment.reviewMode") is not (null or "none");

    /// <summary>A first draft with every section the law names.</summary>
    public Task DraftAsync()
    {
        var sections = law.Words("enrolment.requiredSections")
            .Append("service")
            .Append("safety")
            .Where(section => section != "feeScheme")
            .Distinct()
            .ToDictionary(section => section, _ => "周一至周五放学后开展，考勤、交接、离校各有责任人。");
        return school.Office.DoesPutAsync(
            Path,
            new
            {
                schoolId = school.Made.Id,
                termId = school.Made.Term,
                sections,
            }
        );
    }

    /// <summary>Parents and pupils were asked.</summary>
    public Task ConsultAsync() =>
        school.Office.DoesPostWithReasonAsync(
            $"{Path}/consultation",
            new
            {
                method = "questionnaire",
                from = "2026-08-12",
                to = "2026-08-19",
                respondents = school.Made.Pupils.Count,
                pupilsAsked = true,
                result = "多数家长希望开展。",
            }
        );

    /// <summary>A line for each kind of thing on the menu.</summary>
    public Task MakeFeeSchemeAsync() =>
        school.Office.DoesPostWithReasonAsync(
            $"{Path}/fee-scheme",
            new
            {
                lines = school
                    .Made.Menu.DistinctBy(one => one.Activity)
                    .Select(one => new
                    {
                        activity = one.Activity,
                        title = one.Title,
                        amount = one.Fee,
                    }),
            }
        );

    /// <summary>One seat of each group of an activity is the school's to give, and everybody reads so.</summary>
    public Task DeclareSeatsAsync() =>
        school.Office.DoesPostAsync(
            $"{Path}/internal-seats",
            new
            {
                seats = new[]
                {
                    new
                    {
                        activity = HeldBack,
                        group = "teams",
                        seats = 1,
                        why = "科技竞赛队员",
                    },
                },
            }
        );

    /// <summary>The plan is handed in.</summary>
    public Task SubmitAsync() => school.Office.DoesPostWithReasonAsync($"{Path}/submit");

    /// <summary>The education authority approves the plan or takes it on file.</summary>
    public Task DecideAsync() =>
        school.Bureau.Education.DoesPostAsync(
            $"{Path}/decide",
            new
            {
                approved = true,
                number = $"教复〔2026〕{school.Made.Number}号",
                words = "同意。",
            }
        );

    /// <summary>The plan is published, and the agreement's form drawn up.</summary>
    public async Task PublishAsync()
    {
        await school.Office.DoesPostWithReasonAsync(
            $"{Path}/publish",
            new { places = new[] { "公示栏", "学校网站" }, on = "2026-08-20" }
        );
        await school.Office.DoesPostWithReasonAsync(
            $"{Path}/agreement-form",
            new
            {
                form = "课后服务协议",
                clauses = law.Words("enrolment.requiredClauses")
                    .ToDictionary(clause => clause, _ => "按本校方案执行。"),
            }
        );
        await TellParentsAsync();
    }

    // What the law wants parents to know before they choose, by the channels it names.
    private async Task TellParentsAsync()
    {
        var (fields, channels) = (law.Words("enrolment.noticeFields"), law.Words("enrolment.noticeChannels"));
        if (fields.Count > 0)
            await school.Office.DoesPutAsync(
                $"{Path}/notices/{school.Id("parents-told")}",
                new
                {
                    fields,
                    channels = channels.Count > 0 ? channels : ["parentMeeting"],
                    on = "2026-08-20",
                    evidence = "家长会签到表",
                }
            );
    }
}
