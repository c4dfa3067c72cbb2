using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Operations;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Functions.Threads;

namespace Postvogn.Benchmarks.Store;

/// <summary>One store with so many finished letters, and all that lists anything in it.</summary>
internal sealed class StoredListings : IAsyncDisposable
{
    public const string MessageId = "the-same-of-many";

    // DropWalk.MostAtOnce, rounded up.
    private const int SweptAtOnce = 20_000;

    private readonly string folder;
    private readonly ServiceProvider parts;
    private readonly CountedStore store;
    private readonly Guid first;

    private StoredListings(string folder, int letters, ServiceProvider parts, CountedStore store, Guid first) =>
        (this.folder, Letters, this.parts, this.store, this.first) = (folder, letters, parts, store, first);

    public int Letters { get; }

    public int PackageFiles => (3 * SweptAtOnce) + (Letters / 10);

    public static async Task<StoredListings> FillAsync(
        string folder, int letters, FinishedLetters finished, CancellationToken cancellationToken)
    {
        var first = finished.Fill(folder, letters, cancellationToken);
        await using (var before = Parts(folder, new EarlierClock(TimeSpan.FromHours(13)), out _))
            await new OpenWork(before, new RandomIds()).LayAsync();
        var parts = Parts(folder, TimeProvider.System, out var store);
        return new StoredListings(folder, letters, parts, store, first);
    }

    /// <summary>What is done each time a timer fires, or somebody asks; by its name.</summary>
    public IReadOnlyList<(string Name, Func<Task> Run)> Looks() =>
    [
        ("Sweep", () => Part<SweepHandler>().RunAsync(default)),
        ("ChaseReceipts", ChaseAsync),
        ("ComposeTransmission", () => EachAsync(Part<LetterRecords>().ListWaitingAsync(BenchSettings.System, default))),
        ("WhereIsLetter", FindAsync),
        ("a thread", () => Part<LetterThreads>().ListAsync(first, default)),
        ("by messageID", () => Part<LettersByMessageId>().FindAsync(BenchLetter.Cvr, MessageId, default)),
        ("a new letter", WriteAsync),
    ];

    /// <summary>Files of packages, which stay in <c>drop/</c> until the retention rule takes them: one for each tenth letter, and more
    /// than Sweep looks at in one run.</summary>
    public void LayPackageFiles()
    {
        var place = Directory.CreateDirectory(Path.Combine(folder, Places.Drops, BenchSettings.Source, "files")).FullName;
        for (var i = 0; i < PackageFiles; i++) File.WriteAllBytes(Path.Combine(place, $"{i}.pdf"), []);
    }

    /// <summary>Milliseconds, calls, and the entries that were listed, by container and prefix.</summary>
    public async Task<Look> MeasureAsync(Func<Task> run)
    {
        store.Reset();
        var watch = Stopwatch.StartNew();
        await run();
        var listed = store.Listed.ToDictionary(
            place => place.Key.Replace($"{first:D}", "{uuid}", StringComparison.Ordinal), place => place.Value, StringComparer.Ordinal);
        return new Look(watch.Elapsed.TotalMilliseconds, store.Calls, listed);
    }

    public async ValueTask DisposeAsync() => await parts.DisposeAsync();

    private static ServiceProvider Parts(string folder, TimeProvider clock, out CountedStore store)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddPostvogn(BenchSettings.Of(folder)).AddSingleton(clock).AddSingleton<IHints>(new DroppedHints())
            .AddSingleton(new StepTrail(NullLogger<StepTrail>.Instance))
            .AddSingleton<IBlobStore>(store = new CountedStore(new FileBlobStore(folder, clock, new RandomIds())));
        return services.BuildServiceProvider();
    }

    // What it lists. Whether it then asks Digital Post depends on what is open alone.
    private async Task ChaseAsync()
    {
        await EachAsync(Part<OverdueLetters>().FindAsync(default));
        await Part<DueLetters>().CompleteAllAsync(default);
    }

    // Our half of the answer; the other is Digital Post's.
    private async Task FindAsync()
    {
        var letter = (await Part<LetterRecords>().FindAsync(first, default))!.Value;
        var transmission = await Part<TransmissionRecords>().FindAsync(letter.Transmission!.Value, default);
        await Part<LetterRecords>().FindRefusalsAsync(first, default);
        await Part<OurHistory>().ReadAsync(letter, transmission!.Value, default);
        await Part<ReceivedFinder>().FindAsync(first, default);
        await Part<ThreadFinder>().FindAsync(first, default);
    }

    // Its places, and away again: what a write takes beside many.
    private async Task WriteAsync()
    {
        var uuid = new RandomIds().NewId();
        var outcome = Places.Outcome($"{BenchSettings.Source}/{uuid:D}.xml", null);
        BlobPath[] places = [Places.OpenLetter(uuid), Places.Memo(uuid), Places.Letter(uuid), outcome];
        var content = Encoding.UTF8.GetBytes(new string('x', 500));
        foreach (var place in places)
            await store.PutAsync(
                place, async (stream, cancel) => await stream.WriteAsync(content, cancel), BlobCondition.IfAbsent, default);
        foreach (var place in places) await store.DeleteAsync(place, BlobCondition.None, default);
    }

    private static async Task EachAsync<T>(IAsyncEnumerable<T> all)
    {
        await foreach (var _ in all)
        {
        }
    }

    private T Part<T>()
        where T : notnull => parts.GetRequiredService<T>();
}

/// <summary>What one look took.</summary>
internal sealed record Look(double Milliseconds, Calls Calls, IReadOnlyDictionary<string, int> Listed)
{
    public int Entries => Listed.Values.Sum();
}
