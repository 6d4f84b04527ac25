using System.Text.RegularExpressions;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;

namespace AfterSchool.EndToEnd;

/// <summary>The dashboard and the alerts, held against what the running system really tells.</summary>
[Collection(nameof(RehearsedCity))]
public sealed partial class MonitoringTests(RehearsedCity city)
{
    // Labels that come from the resource, and the bound of a histogram's bucket.
    private static readonly string[] Given = ["job", "instance", "le"];

    // Tables and queues that every replica of a service reads alike.
    private static readonly string[] Shared =
    [
        "afterschool_outbox_age_seconds",
        "afterschool_outbox_waiting",
        "afterschool_outbox_parked",
        "afterschool_queue_waiting",
        "afterschool_queue_dead",
        "afterschool_duty_overdue",
        "afterschool_matter_held",
    ];

    public static TheoryData<string> Questions =>
        [.. Monitoring.Dashboard().Concat(Monitoring.Alerts().Select(alert => alert.Question)).Distinct()];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Every_question_is_about_something_that_the_running_system_tells(string question)
    {
        var asked = PromQl.Read(question);
        Assert.NotEmpty(asked.Series);

        foreach (var series in asked.Series)
            await Eventually.True(() => Of(series).Any(), $"{series} is exported");
        var labels = asked.Series.SelectMany(Of).SelectMany(metric => metric.Points).SelectMany(LabelsOf).Concat(Given);
        Assert.Empty(asked.Labels.Except(labels));
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void What_every_replica_tells_alike_is_never_counted_twice(string question)
    {
        foreach (var gauge in Shared)
        {
            var told = Regex.Count(question, $@"\b{gauge}\b");
            var greatest = Regex.Count(question, $@"\bmax(\s+by\s*\([^)]*\))?\s*\(\s*{gauge}\b");
            Assert.True(told == greatest, $"{gauge} without max in {question}");
        }
    }

    [Fact]
    public void Every_alert_says_how_urgent_it_is_and_what_to_do()
    {
        var alerts = Monitoring.Alerts();

        Assert.Equal(alerts.Count, alerts.Select(alert => alert.Name).Distinct().Count());
        foreach (var alert in alerts)
        {
            Assert.Contains(alert.Severity, (string[])["page", "ticket"]);
            Assert.NotEmpty(alert.Summary);
            Assert.Equal($"README.md#{alert.Name.ToLowerInvariant()}", alert.Runbook);
            Assert.Contains($"\n### {alert.Name}\n", Monitoring.Runbook, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void No_tag_of_ours_and_no_route_is_a_person_a_school_or_an_address()
    {
        var points = city
            .Telemetry.Metrics.Where(metric =>
                metric.Meter is "AfterSchool" || metric.Name.StartsWith("http.server", StringComparison.Ordinal)
            )
            .SelectMany(metric => metric.Points.Select(point => (metric.Service, metric.Name, point.Attributes)))
            .ToArray();

        foreach (var (_, name, tags) in points)
        foreach (var (key, value) in tags.Where(tag => tag.Key is not "server.address"))
            Assert.False(Identifying().IsMatch(value), $"{name}: {key}={value}");
        // However large the city: a service's queues, bodies, looks and routes.
        var series = points
            .GroupBy(point => (point.Service, point.Name))
            .Select(each => (each.Key, each.Select(point => string.Join(' ', point.Attributes)).Distinct().Count()));
        Assert.All(series, one => Assert.InRange(one.Item2, 1, 500));
    }

    [Fact]
    public async Task After_a_rehearsal_nothing_waits_nothing_is_dead_and_nothing_was_set_aside()
    {
        string[] none =
        [
            "afterschool.outbox.waiting",
            "afterschool.outbox.parked",
            "afterschool.queue.waiting",
            "afterschool.queue.dead",
        ];
        foreach (var name in none)
            await Eventually.True(
                () =>
                    city
                        .Telemetry.Metrics.Where(metric => metric.Name == name)
                        .GroupBy(metric => metric.Service)
                        .ToArray()
                        is { Length: 6 } services
                    && services.All(service =>
                        service.Last().Points is { Count: > 0 } points && points.All(point => point.Value == 0)
                    ),
                $"{name} is 0 in each of the six"
            );
    }

    private IEnumerable<Metric> Of(string series) =>
        city
            .Telemetry.Metrics.GroupBy(metric => (metric.Name, metric.Unit, metric.Kind))
            .Where(same => Prometheus.NamesOf(same.First()).Contains(series))
            .SelectMany(same => same);

    private static IEnumerable<string> LabelsOf(Point point) => point.Attributes.Keys.Select(Prometheus.LabelOf);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-|[0-9]{5,}|[\u4e00-\u9fff]|@")]
    private static partial Regex Identifying();
}
