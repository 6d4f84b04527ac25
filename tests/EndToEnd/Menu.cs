namespace AfterSchool.EndToEnd;

/// <summary>Step 4: the menu and its week, judged before anybody sees them.</summary>
public sealed class Menu(Town town, Guid plan, Guid vendor)
{
    public Guid Sport { get; } = Guid.CreateVersion7();

    public Guid Dance { get; } = Guid.CreateVersion7();

    public async Task IsPublishedAsync()
    {
        await town.Office.DoesPutAsync(
            $"/enrolment/v1/schools/{town.School}/day",
            new
            {
                dismissals = new[] { new { grade = 4, at = "16:20:00" } },
                noon = new { starts = "12:00:00", ends = "14:00:00" },
                breaks = Array.Empty<object>(),
            }
        );
        await Asking.RuledOutAsync(
            () =>
                town.Office.PutAsync(
                    Path(Guid.CreateVersion7()),
                    Offering("晚自习", "academicSupport", "eveningStudy", "monday", "0.00")
                ),
            "evening-study-excluded",
            "refused",
            "早到校看管和自习、午餐午休看管、晚自习等服务"
        );

        await PublishAsync(Sport, Offering("篮球", "enrichment", "sport", "monday", "180.00"));
        await PublishAsync(Dance, Offering("舞蹈", "enrichment", "arts", "wednesday", "150.00", "vendor", vendor));
        await PublishAsync(
            Guid.CreateVersion7(),
            Offering("作业辅导", "academicSupport", "homework", "tuesday", "120.00")
        );
    }

    public async Task<string> StatusAsync(Guid offering) => (await town.Office.GetAsync(Path(offering))).Text("status");

    private async Task PublishAsync(Guid id, object offering)
    {
        await town.Office.DoesPutAsync(Path(id), offering);
        await town.Office.DoesPostAsync($"{Path(id)}/publish");
    }

    private static string Path(Guid offering) => $"/enrolment/v1/offerings/{offering}";

    private object Offering(
        string title,
        string category,
        string activity,
        string weekday,
        string fee,
        string provider = "ownStaff",
        Guid? vendorId = null
    ) =>
        new
        {
            planId = plan,
            title,
            category,
            activity,
            providerKind = provider,
            vendorId,
            grades = new[] { 4 },
            feePerTerm = fee,
            capacity = 2,
            assignsWrittenHomework = false,
            weekly = new[]
            {
                new
                {
                    weekday,
                    starts = "16:30:00",
                    ends = "17:30:00",
                },
            },
        };
}
