using AfterSchool.Figures;

var answer = Console.Out;
await answer.WriteLineAsync(await Delay.MeasureAsync());
