using System.Text;
using AfterSchool.Rehearsal.Web;
using AfterSchool.Testing;
using AfterSchool.Testing.Otlp;

namespace AfterSchool.EndToEnd;

/// <summary>
/// Somebody calls with a number. Whoever runs the system finds with it the traces in which the thing was made and changed: by an
/// attribute where traces are kept, and by a line of the log where they are not.
/// </summary>
[Collection(nameof(RehearsedCity))]
public sealed class NumberTests(RehearsedCity city)
{
    [Fact]
    public async Task A_bills_number_finds_the_signature_it_came_from_and_the_payment()
    {
        var bill = city.Schools.First(term => term.Money.Bills.Count > 0).Money.Bills.Values.First();
        // Opened by a signature, issued by the clock of bills, paid.
        var found = await FoundAsync("afterschool.bill", $"{bill}", traces: 3);

        var opened = TraceOf(found.Single(span => span.Name == "bill made"));
        Assert.Superset(
            new HashSet<string> { "gateway", "enrolment", "fees" },
            opened.Select(span => span.Service).ToHashSet()
        );
        Assert.Contains(opened, span => PathOf(span).StartsWith("/enrolment/v1/requests/", StringComparison.Ordinal));
        var changed = found.Where(span => span.Name == "bill changed").Select(TraceOf).ToArray();
        Assert.Contains(changed, trace => trace.Any(span => span.Name == "BillClock"));
        Assert.Contains(
            changed,
            trace =>
                trace.Any(span =>
                    span.Service == "gateway" && PathOf(span).StartsWith("/fees/v1/payments/", StringComparison.Ordinal)
                )
        );
        AreInTheLog("fees.log", $"bill {bill}", found);
    }

    [Fact]
    public async Task A_complaints_number_finds_every_step_of_it_and_who_heard_of_it()
    {
        var term = city.Schools[0];
        var number = (await term.School.Bureau.Agent.GetAsync(term.Complaint.Path)).Text("number");
        // Taken, acknowledged, assigned, verified, put right, answered, closed.
        var found = await FoundAsync("afterschool.case", number, traces: 7);

        // Each process exports when its own time has come.
        HashSet<string> paths = [];
        await Eventually.True(
            () =>
            {
                var spans = found.SelectMany(TraceOf).ToArray();
                paths =
                [
                    .. spans
                        .Where(span => span.Service == "gateway" && span.Source == "Microsoft.AspNetCore")
                        .Select(PathOf),
                ];
                return paths.IsSupersetOf([term.Complaint.Path, $"{term.Complaint.Path}/close"])
                    && spans.Any(span => span.Service == "staffing" && span.Source == "MassTransit");
            },
            "the gateway and Staffing are in the traces"
        );
        Assert.All(paths, path => Assert.StartsWith(term.Complaint.Path, path, StringComparison.Ordinal));
        AreInTheLog("supervision.log", $"case {number}", found);
    }

    [Fact]
    public async Task What_was_decided_is_found_by_what_it_was_about()
    {
        var term = city.Schools[0];

        var decided = await Eventually.Some(
            () =>
                Task.FromResult(
                    city.Telemetry.Spans.FirstOrDefault(span =>
                        span.Attributes.GetValueOrDefault("afterschool.subject") == $"{term.Complaint.Case}"
                        && span.Attributes["afterschool.command"] == "close-case"
                    )
                ),
            "the decision to close"
        );

        Assert.Equal($"{term.Complaint.Path}/close", PathOf(decided));
        Assert.Equal("Permitted", decided.Attributes["afterschool.verdict"]);
    }

    private async Task<IReadOnlyList<Span>> FoundAsync(string attribute, string number, int traces)
    {
        IReadOnlyList<Span> found = [];
        await Eventually.True(
            () =>
            {
                found = [.. city.Telemetry.Spans.Where(span => span.Attributes.GetValueOrDefault(attribute) == number)];
                return found.Select(span => span.TraceId).Distinct().Count() >= traces;
            },
            $"{attribute} {number} is found in {traces} traces"
        );
        return found;
    }

    private IEnumerable<Span> TraceOf(Span one) => city.Telemetry.Spans.Where(span => span.TraceId == one.TraceId);

    private static string PathOf(Span span) => span.Attributes.GetValueOrDefault("url.path", "");

    // grep "bill 0199…" fees.log: each line ends with a trace.
    private void AreInTheLog(string file, string thing, IReadOnlyList<Span> found)
    {
        var log = Encoding.UTF8.GetString(city.Logs().Single(one => one.Where == file).What);
        var lines = log.Split('\n').Where(line => line.Contains(thing, StringComparison.Ordinal)).ToArray();
        Assert.Equal(found.Count, lines.Length);
        Assert.All(
            found,
            span => Assert.Contains(lines, line => line.EndsWith($"; trace {span.TraceId}.", StringComparison.Ordinal))
        );
    }
}
