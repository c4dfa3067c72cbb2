using Postvogn.Benchmarks.Archives;
using Postvogn.Benchmarks.Html;
using Postvogn.Benchmarks.Messages;
using Postvogn.Benchmarks.Package;

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
    case ["package", .. var arguments]:
        return await PackageBenchmark.RunAsync(arguments);
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- archives [letters] | counter | html | messages | package [rounds] [folder ...]");
        return 2;
}
