namespace Postvogn.Benchmarks.Package;

/// <summary>Starts the built app and other folders of it (published ones) in turns, and prints how they compare.</summary>
internal static class PackageBenchmark
{
    private const int DefaultRounds = 11;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments is [var number, ..] && int.TryParse(number, out var given) ? given : DefaultRounds;
        var folders = arguments.Where(argument => !int.TryParse(argument, out _)).Select(Path.GetFullPath).ToList();
        if (folders.Find(folder => !File.Exists(Path.Combine(folder, "worker.config.json"))) is { } wrong)
        {
            Console.Error.WriteLine($"There is no app in {wrong}. Give folders that `dotnet publish src/Functions --output FOLDER` made.");
            return 2;
        }

        var built = new Contender("built", Path.Combine(AppContext.BaseDirectory, "app"));
        Contender[] all = [built, .. folders.Select(folder => new Contender(Path.GetFileName(folder), folder))];
        Console.WriteLine($"{rounds} starts of each in turns, after one that is not counted; medians; memory after 5 s of rest");
        await MeasureAsync(all, rounds);
        Print(all);
        return 0;
    }

    private static async Task MeasureAsync(Contender[] all, int rounds)
    {
        using var configuration = new AppConfiguration();
        using var start = new AppStart(configuration);
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var one in all)
                await one.StartOnceAsync(start, counts: round > 0);
        }
    }

    private static void Print(Contender[] all)
    {
        Row("", one => one.Name);
        Figures("ready, ms", start => start.Ready.TotalMilliseconds);
        Figures("healthy, ms", start => start.Health.TotalMilliseconds);
        Figures("processor time, ms", start => start.Processor.TotalMilliseconds);
        Figures("RSS, MB", start => start.Resident / 1e6);
        Figures("PSS, MB", start => start.Proportional / 1e6);
        Row("folder, MB", one => $"{one.FolderBytes() / 1e6:f1}");
        Row("zip, MB", one => $"{one.ZippedBytes() / 1e6:f1}");
        Console.WriteLine("The package before the worker (docs/adr/0027), elsewhere: first answer 226 ms, RSS 63 MB, zip 24 MB");

        void Figures(string what, Func<StartFigures, double> figure) =>
            Row(what, one => $"{one.Median(figure):f1} ({one.Median(figure) / all[0].Median(figure):f2})");

        void Row(string what, Func<Contender, string> cell) =>
            Console.WriteLine($"{what,-20}{string.Concat(all.Select(one => $"{cell(one),18}"))}");
    }
}
