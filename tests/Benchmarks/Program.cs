using Postvogn.Benchmarks.Archives;
using Postvogn.Benchmarks.Html;

switch (args)
{
    case ["archives", .. var options]:
        return ArchivesBenchmark.Run(options);
    case [PackingMemory.Command, var file]:
        return PackingMemory.Measure(file);
    case ["html"]:
        return HtmlBenchmark.Run();
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- archives [letters] | html");
        return 2;
}
