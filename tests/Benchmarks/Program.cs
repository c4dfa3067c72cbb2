using Postvogn.Benchmarks.Archives;

switch (args)
{
    case ["archives", .. var options]:
        return ArchivesBenchmark.Run(options);
    case [PackingMemory.Command, var file]:
        return PackingMemory.Measure(file);
    default:
        Console.Error.WriteLine("Usage: dotnet run -c Release --project tests/Benchmarks -- archives [letters]");
        return 2;
}
