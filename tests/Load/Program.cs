using System.Globalization;
using AfterSchool.Load;
using AfterSchool.Load.Rush;

// Run by hand, on a quiet machine; see README.md.
var answer = Console.Out;
var lines = args switch
{
    ["delay"] => Delay.MeasureAsync(),
    ["draw", .. var given] => Drawing.MeasureAsync(given),
    ["rush", .. var given] => RushHour.MeasureAsync(
        given is [var seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : 8
    ),
    ["throughput"] => Throughput.MeasureAsync(),
    ["workbooks"] => Workbooks.MeasureAsync(),
    ["afternoon", .. var given] => CitysAfternoons.MeasureAsync(AfternoonSize.Of(given)),
    _ => throw new ArgumentException(
        "delay | draw [deferred] [N …] | rush [SECONDS] | throughput | workbooks | afternoon [--schools N] [--pupils N] [--as N,N,…] [--callers N] [--seed N]"
    ),
};
await foreach (var line in lines)
    await answer.WriteLineAsync(line);
