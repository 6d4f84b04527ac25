using AfterSchool.Figures;

// Run by hand, on a quiet machine: dotnet tests/Figures/bin/Release/net10.0/AfterSchool.Figures.dll [throughput]
var answer = Console.Out;
if (args is not ["throughput"])
    await answer.WriteLineAsync(await Delay.MeasureAsync());
await foreach (var line in Throughput.MeasureAsync())
    await answer.WriteLineAsync(line);
