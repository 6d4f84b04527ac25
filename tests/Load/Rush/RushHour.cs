using System.Globalization;
using AfterSchool.Enrolment.Tests;

namespace AfterSchool.Load.Rush;

/// <summary>
/// The minute in which seats open: what one gateway and one Enrolment carry on this machine, beside the ceiling (the
/// echo), the floor (PostgreSQL alone) and the plain way (EF Core), all in one run.
/// </summary>
internal static class RushHour
{
    public static async IAsyncEnumerable<string> MeasureAsync(int seconds)
    {
        var window = TimeSpan.FromSeconds(seconds);
        await using var stage = await Stage.SetAsync();
        // 2,000 offerings of 20 schools; and one offering that everybody wants.
        var spread = await Crowd.EnterAsync(stage.Database, "430102", new(20, 100, 1_000, 120_000, 2_000));
        var hot = await Crowd.EnterAsync(stage.Database, "430102", new(1, 1, 1_000_000, 120_000, 2_000));
        var full = await Crowd.EnterAsync(stage.Database, "430102", new(1, 1, 0, 2_000, 2_000));
        using var crowd = new Asking(stage, spread);
        using var wanting = new Asking(stage, hot);
        using var late = new Asking(stage, full);
        yield return $"load average before: {await LoadAsync()}";

        // Until the just-in-time compiler has nothing left to make faster: a service in its hour has run for days.
        foreach (var ask in (Func<Task<HttpResponseMessage>>[])[crowd.Echo, crowd.Claim, crowd.PlainClaim, crowd.Menu])
            yield return (await crowd.CloseAsync(ask, 2 * window)).Line("warming up");
        yield return (await late.CloseAsync(late.Refused, window)).Line("warming up");
        await stage.AnalyseAsync();
        await stage.AllIsToldAsync();

        var echo = await crowd.CloseAsync(crowd.Echo, window);
        yield return echo.Line("echo, through the gateway");
        var (claims, profile) = await Profile.OfAsync(stage, () => crowd.CloseAsync(crowd.Claim, window));
        yield return claims.Line("claims over 2,000 offerings");
        foreach (var line in profile)
            yield return line;
        yield return $"    told {await stage.AllIsToldAsync():0.0} s after the last";
        var plain = await crowd.CloseAsync(crowd.PlainClaim, window);
        yield return plain.Line("the plain way, over 2,000 offerings");
        await stage.AllIsToldAsync();
        var (one, hotProfile) = await Profile.OfAsync(stage, () => wanting.CloseAsync(wanting.Claim, window));
        yield return one.Line("claims to one offering");
        foreach (var line in hotProfile)
            yield return line;
        await stage.AllIsToldAsync();
        var plainOne = await wanting.CloseAsync(wanting.PlainClaim, window);
        yield return plainOne.Line("the plain way, one offering");
        await stage.AllIsToldAsync();
        var refused = await late.CloseAsync(late.Refused, window);
        yield return refused.Line("refusals, all seats taken");
        var menu = await crowd.CloseAsync(crowd.Menu, window);
        yield return menu.Line("menu, 50 offerings with seats left");
        var same = await crowd.CloseAsync(crowd.MenuAgain, window);
        yield return same.Line("menu, nothing new (304)");
        var again = await crowd.CloseAsync(crowd.Echo, window);
        yield return again.Line("echo, again");

        foreach (var line in await Killed.PlayAsync(stage))
            yield return line;

        await stage.Enrolment.KillAsync();
        var raw = await RawPostgres.MeasureAsync(stage, spread, seconds);
        yield return $"{"pgbench, over 2,000 offerings", -44} {raw, 24:0}/s";
        var rawHot = await RawPostgres.MeasureAsync(stage, hot, seconds);
        yield return $"{"pgbench, one offering", -44} {rawHot, 24:0}/s";

        var ceiling = (echo.WellPerSecond + again.WellPerSecond) / 2;
        yield return Goal("claims, spread, to the echo", claims.WellPerSecond / ceiling, 0.5);
        yield return Goal("claims, spread, to the plain way", claims.WellPerSecond / plain.WellPerSecond, 3);
        yield return Goal("claims, spread, to pgbench", claims.WellPerSecond / raw, null);
        yield return Goal("claims, one offering, to pgbench's hot row", one.WellPerSecond / rawHot, 2);
        yield return Goal("claims, one offering, to the plain way", one.WellPerSecond / plainOne.WellPerSecond, null);
        yield return Goal("refusals to the echo", refused.WellPerSecond / ceiling, 0.7);
        yield return Goal("menu to the echo", menu.WellPerSecond / ceiling, null);
        yield return Goal("menu, nothing new, to the echo", same.WellPerSecond / ceiling, 0.8);
        yield return $"load average after: {await LoadAsync()}";
    }

    private static string Goal(string name, double ratio, double? least) =>
        string.Create(CultureInfo.InvariantCulture, $"{name, -44} {ratio, 6:0.00}")
        + (
            least is { } goal
                ? $"  (goal {goal.ToString(CultureInfo.InvariantCulture)}: {(ratio >= goal ? "reached" : "missed")})"
                : ""
        );

    private static Task<string> LoadAsync() =>
        File.ReadAllTextAsync("/proc/loadavg").ContinueWith(one => one.Result.Trim(), TaskScheduler.Default);
}
