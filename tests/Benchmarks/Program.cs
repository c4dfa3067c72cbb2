using Postvogn.Benchmarks.Archives;
using Postvogn.Benchmarks.Contacts;
using Postvogn.Benchmarks.Html;
using Postvogn.Benchmarks.Messages;
using Postvogn.Benchmarks.Package;
using Postvogn.Benchmarks.Store;

switch (args)
{
    case ["archives", .. var options]:
        return ArchivesBenchmark.Run(options);
    case ["contacts"]:
        return ContactsBenchmark.Run();
    case [ReaderMemory.Command, var reader, var list]:
        return ReaderMemory.Measure(reader, list);
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
    case ["store", .. var stored]:
        return await StoreBenchmark.RunAsync(stored);
    default:
        Console.Error.WriteLine(
            "Usage: dotnet run -c Release --project tests/Benchmarks -- archives [letters] | contacts | counter | html | messages | " +
            "package [rounds] [folder ...] | store [rates | listings] [letters stored ...]");
        return 2;
}
