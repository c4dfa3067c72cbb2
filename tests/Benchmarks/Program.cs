using Postvogn.Benchmarks.Archives;
using Postvogn.Benchmarks.Html;
using Postvogn.Benchmarks.Messages;

switch (args)
{
    case ["archives", .. var options]:
        return ArchivesBenchmark.Run(options);
    case ["counter"]:
        return CounterCheck.Run();
    case [PackingMemory.Command, var file]:
        return PackingMemory.Measure(file);
    case ["html"]:
        return HtmlBenchmark.Run();
    case ["messages"]:
        return await MessagesBenchmark.RunAsync();
    case [MessageMemory.Command, var what, var message, var small]:
        return await MessageMemory.MeasureAsync(what, message, small);
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- archives [letters] | counter | html | messages");
        return 2;
}
