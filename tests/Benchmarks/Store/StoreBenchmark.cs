using System.Globalization;
using System.Runtime.InteropServices;
using Postvogn.Functions.Letters;

namespace Postvogn.Benchmarks.Store;

/// <summary>What letters cost over the folder store: letters a second beside what the store alone writes, and what is listed beside ever
/// more letters that have their end. What counts are the ratios, and the counted calls.</summary>
internal static class StoreBenchmark
{
    // Then a thread and a messageID have more letters than are listed of them.
    private const int Fewest = 2_000;

    // A minute or two; docs/adr/0047 has those of a million.
    private static readonly int[] Few = [Fewest, 10 * Fewest];

    // Only the rates, only the listings, or both.
    public static async Task<int> RunAsync(string[] arguments)
    {
        var part = arguments is ["rates" or "listings", ..] ? arguments[0] : null;
        var stored = part is null ? arguments : arguments[1..];
        if (stored.Any(size => !int.TryParse(size, CultureInfo.InvariantCulture, out var letters) || letters < Fewest))
        {
            Console.Error.WriteLine(
                $"store [rates | listings] [letters stored ...]: numbers of at least {Fewest}; docs/adr/0047 has examples.");
            return 2;
        }

        IEnumerable<int> sizes = stored.Length == 0 ? Few : stored.Select(size => int.Parse(size, CultureInfo.InvariantCulture)).Order();
        using var stopping = new CancellationTokenSource();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var folder = Directory.CreateTempSubdirectory("postvogn-benchmark-").FullName;
        try
        {
            return await MeasureAsync(folder, part, [.. sizes], stopping.Token) ? 0 : 1;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            Console.Error.WriteLine("Stopped; what was written is being removed.");
            return 1;
        }
        finally
        {
            Remove(folder);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static async Task<bool> MeasureAsync(string folder, string? part, int[] sizes, CancellationToken cancellationToken)
    {
        FinishedLetters finished;
        await using (var bed = await AppBed.StartAsync(Path.Combine(folder, "rates")))
        {
            var (sent, received) = (await LetterTemplate.OfSentAsync(bed), await LetterTemplate.OfReceivedAsync(bed));
            finished = new FinishedLetters(sent, received, new RandomIds());
            if (part != "listings") await LetterRates.MeasureAsync(bed, folder, cancellationToken);
        }

        return part == "rates" || await ListingCosts.MeasureAsync(Path.Combine(folder, "stored"), sizes, finished, cancellationToken);
    }

    // Millions of files, so some folders at once.
    private static void Remove(string folder)
    {
        var stored = Directory.CreateDirectory(Path.Combine(folder, "stored")).FullName;
        foreach (var container in Directory.EnumerateDirectories(stored).SelectMany(Directory.EnumerateDirectories))
            Parallel.ForEach(Directory.EnumerateDirectories(container), one => Directory.Delete(one, recursive: true));
        Directory.Delete(folder, recursive: true);
    }
}
