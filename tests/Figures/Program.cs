using AfterSchool.Figures;

// Run by hand, on a quiet machine: dotnet tests/Figures/bin/Release/net10.0/AfterSchool.Figures.dll [delay|throughput]
var answer = Console.Out;
if (args is not ["throughput"])
    await foreach (var line in Delay.MeasureAsync())
        await answer.WriteLineAsync(line);
if (args is not ["delay"])
    await foreach (var line in Throughput.MeasureAsync())
        await answer.WriteLineAsync(line);
