using System.Diagnostics;

namespace Postvogn.Benchmarks.Store;

/// <summary>Letters a second from their drop until each has its outcome, in turns with what the bare store writes.</summary>
internal static class LetterRates
{
    private const int Rounds = 3;
    private const int Drops = 1_000;
    private const int OfArchive = 10_000;
    private const int BareLetters = 3_000;

    public static async Task MeasureAsync(AppBed bed, string folder, CancellationToken cancellationToken)
    {
        var (bare, ways) = (new List<double>(), new List<List<Rate>> { new(), new(), new() });
        for (var round = 0; round < Rounds; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bare.Add(await BareStore.RateAsync(Path.Combine(folder, "bare", $"{round}"), BareLetters, bed.Ids));
            ways[0].Add(await DropsAsync(bed, $"{BenchSettings.Source}/{round}"));
            ways[1].Add(await DropsAsync(bed, $"{BenchSettings.Source}/urgent/{round}"));
            ways[2].Add(await ArchiveAsync(bed, $"{BenchSettings.Source}/{round}.tar.lzma"));
        }

        Print(Median(bare), [.. ways.Select(rounds => rounds.OrderBy(rate => rate.LettersPerSecond).ElementAt(Rounds / 2))]);
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

    private static void Print(double bare, IReadOnlyList<Rate> ways)
    {
        Console.WriteLine($"From the drop to the outcome; medians of {Rounds} rounds in turns. The bare store: {bare:n0} conditional writes a second.");
        Console.WriteLine(
            "                            letters   a letter:                                      of the bare store's rate:    peak");
        Console.WriteLine(
            "                           a second   calls  reads  writes  deletes  lists  = writes     writes     all calls      MiB");
        foreach (var way in ways)
        {
            double Each(int calls) => (double)calls / way.Letters;
            Console.WriteLine(
                $"{way.What,-25} {way.LettersPerSecond,9:n0} {Each(way.Calls.All),7:f1} {Each(way.Calls.Reads),6:f1} {Each(way.Calls.Writes),7:f1} " +
                $"{Each(way.Calls.Deletes),8:f1} {Each(way.Calls.Lists),6:f2} {bare / way.LettersPerSecond,9:f1} " +
                $"{way.Calls.Writes / way.Taken.TotalSeconds / bare,10:p0} {way.Calls.All / way.Taken.TotalSeconds / bare,13:p0} {way.PeakMiB,8:n0}");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private sealed record Rate(string What, int Letters, TimeSpan Taken, Calls Calls, double? PeakMiB)
    {
        public double LettersPerSecond => Letters / Taken.TotalSeconds;
    }
}
