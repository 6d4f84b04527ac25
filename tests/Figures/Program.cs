using AfterSchool.Figures;

// Run by hand, on a quiet machine: dotnet tests/Figures/bin/Release/net10.0/AfterSchool.Figures.dll
var answer = Console.Out;
await answer.WriteLineAsync(await Delay.MeasureAsync());
await foreach (var line in Throughput.MeasureAsync())
    await answer.WriteLineAsync(line);
