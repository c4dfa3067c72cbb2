using System.Diagnostics;
using AngleSharp.Html.Parser;
using Postvogn.Benchmarks.Archives;
using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Html;

/// <summary>Checks HTML letters by both policies, in turns with AngleSharp's bare parse of the same letters.</summary>
internal static class HtmlBenchmark
{
    private const int Letters = 40;
    private const int Rounds = 7;

    public static int Run()
    {
        var corpus = new HtmlCorpus(seed: 1);
        Console.WriteLine(
            $"{10 * Letters} plain letters, {Letters} of each other kind; one thread; MB/s, best of {Rounds} rounds in turns");
        Console.WriteLine();
        Console.WriteLine("HTML               MB   parse MB/s   STRICT MB/s   LENIENT MB/s   LENIENT is              allocates");
        Compare("plain", corpus.Plain(10 * Letters));
        Compare("word processor", corpus.Styled(Letters));
        Compare("pictures", corpus.Pictures(Letters));
        return 0;
    }

    private static void Compare(string name, IReadOnlyList<byte[]> letters)
    {
        var length = letters.Sum(letter => (long)letter.Length);
        var parse = new Measurement("parse", () => Timed(() => Parse(letters)));
        var strict = new Measurement("STRICT", () => Timed(() => Check(letters, HtmlPolicy.Strict)));
        var lenient = new Measurement("LENIENT", () => Timed(() => Check(letters, HtmlPolicy.Lenient)));
        for (var i = 0; i < Rounds; i++)
        {
            parse.RunOnce();
            strict.RunOnce();
            lenient.RunOnce();
        }

        var share = 100.0 * Allocated(() => Check(letters, HtmlPolicy.Lenient)) / Allocated(() => Parse(letters));
        Console.WriteLine(
            $"  {name,-14} {length / 1e6,5:f1} {parse.Speed(length),12:f0} {strict.Speed(length),13:f0} {lenient.Speed(length),14:f0}   " +
            $"{parse.Fastest / lenient.Fastest,4:f1} times as fast   {share,5:f1} % of the parse");
    }

    private static void Parse(IReadOnlyList<byte[]> letters)
    {
        var parser = new HtmlParser();
        foreach (var letter in letters)
        {
            using var document = parser.ParseDocument(new MemoryStream(letter));
            if (document.Body is null)
                throw new InvalidOperationException("The letter has no body.");
        }
    }

    /// <summary>Every letter is allowed by LENIENT; STRICT must refuse each, for its style element.</summary>
    private static void Check(IReadOnlyList<byte[]> letters, HtmlPolicy policy)
    {
        foreach (var letter in letters)
        {
            var report = HtmlChecker.CheckAsync(new MemoryStream(letter), policy, CancellationToken.None).AsTask().GetAwaiter().GetResult();
            if (report.IsApproved != (policy == HtmlPolicy.Lenient))
                throw new InvalidOperationException($"{policy} says otherwise of a letter of the corpus.");
        }
    }

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TimeSpan Timed(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }
}
