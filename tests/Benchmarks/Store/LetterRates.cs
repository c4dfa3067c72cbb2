using System.Diagnostics;

namespace Postvogn.Benchmarks.Store;

/// <summary>Letters a second from their drop until each has its outcome, in turns with what the bare store writes.</summary>
internal static class LetterRates
{
    private const int Rounds = 3;
    private const int Drops = 1_000;
    private const int OfArchive = 10_000;
    private const int BareLetters = 1_000;

    public static async Task MeasureAsync(AppBed bed, string folder, CancellationToken cancellationToken)
    {
        var ways = new List<List<Rate>> { new(), new(), new() };
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AddAsync(0, () => DropsAsync(bed, $"{BenchSettings.Source}/{round}"));
            await AddAsync(1, () => DropsAsync(bed, $"{BenchSettings.Source}/urgent/{round}"));
            await AddAsync(2, () => ArchiveAsync(bed, $"{BenchSettings.Source}/{round}.tar.lzma"));
        }

        Print(ways);

        // Beside the bare store right before and right after.
        async Task AddAsync(int way, Func<Task<Rate>> run)
        {
            var before = await BareAsync();
            var rate = await run();
            ways[way].Add(rate with { Bare = (before + await BareAsync()) / 2 });
        }

        Task<double> BareAsync() => BareStore.RateAsync(Path.Combine(folder, "bare"), BareLetters, bed.Ids);
    }

    private static Task<Rate> DropsAsync(AppBed bed, string folder)
    {
        var letters = Enumerable.Range(0, Drops).Select(i => (Name: $"{folder}-{i}.xml", Xml: BenchLetter.Xml(bed.Ids.NewId()))).ToList();
        var what = folder.Contains("/urgent/", StringComparison.Ordinal) ? $"{Drops:n0} urgent drops" : $"{Drops:n0} single drops";
        return RunAsync(bed, what, Drops, async () =>
        {
            foreach (var (name, xml) in letters) await bed.DropAsync(name, xml);
        });
    }

    private static async Task<Rate> ArchiveAsync(AppBed bed, string name)
    {
        var archive = await BenchLetter.ArchiveAsync(Enumerable.Range(0, OfArchive).Select(_ => bed.Ids.NewId()));
        return await RunAsync(bed, $"one archive of {OfArchive:n0}", OfArchive, () => bed.DropAsync(name, archive));
    }

    private static async Task<Rate> RunAsync(AppBed bed, string what, int letters, Func<Task> drop)
    {
        bed.Store.Reset();
        PeakMemory.Forget();
        var watch = Stopwatch.StartNew();
        await drop();
        await bed.SettledAsync(letters);
        var rate = new Rate(what, letters, watch.Elapsed, bed.Store.Calls, PeakMemory.MiB());
        await bed.CheckAsync(letters);
        return rate;
    }

    private static void Print(List<List<Rate>> ways)
    {
        Console.WriteLine(
            $"From the drop to the outcome, in {Rounds} rounds in turns with the bare store, which writes " +
            $"{Median(ways[0], rate => rate.Bare):n0} blobs a second under conditions.");
        Console.WriteLine("Medians. = writes: of the bare store in the time of one letter.");
        Console.WriteLine("The stand-in for Digital Post works in the same process: peak and rates are of both.");
        Console.WriteLine(
            "                            letters   a letter:                                       of the bare store's rate:   peak");
        Console.WriteLine(
            "                           a second   calls  reads  writes  deletes  lists  = writes     writes   all calls       MiB");
        foreach (var way in ways)
        {
            double Each(Func<Calls, int> calls) => Median(way, rate => (double)calls(rate.Calls) / rate.Letters);
            double Share(Func<Calls, int> calls) => Median(way, rate => calls(rate.Calls) / rate.Taken.TotalSeconds / rate.Bare);
            Console.WriteLine(
                $"{way[0].What,-25} {Median(way, rate => rate.LettersPerSecond),9:n0} {Each(calls => calls.All),7:f1} " +
                $"{Each(calls => calls.Reads),6:f1} {Each(calls => calls.Writes),7:f1} {Each(calls => calls.Deletes),8:f1} " +
                $"{Each(calls => calls.Lists),6:f2} {Median(way, rate => rate.Bare / rate.LettersPerSecond),9:f1} " +
                $"{Share(calls => calls.Writes),10:p0} {Share(calls => calls.All),11:p0} {Median(way, rate => rate.PeakMiB ?? 0),9:n0}");
        }
    }

    private static double Median(List<Rate> rounds, Func<Rate, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);

    private sealed record Rate(string What, int Letters, TimeSpan Taken, Calls Calls, double? PeakMiB)
    {
        // Of the same round.
        public double Bare { get; init; }

        public double LettersPerSecond => Letters / Taken.TotalSeconds;
    }
}
