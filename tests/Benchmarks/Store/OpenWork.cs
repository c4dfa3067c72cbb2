using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Benchmarks.Store;

/// <summary>What is open beside the finished letters, the same in each store, and so long that Sweep looks at it.</summary>
internal sealed class OpenWork(IServiceProvider parts, IIdSource ids)
{
    /// <summary>Of each kind.</summary>
    private const int Each = 50;

    private readonly IBlobStore store = parts.GetRequiredService<IBlobStore>();
    private readonly LetterRecords letters = parts.GetRequiredService<LetterRecords>();
    private readonly TransmissionRecords transmissions = parts.GetRequiredService<TransmissionRecords>();
    private readonly TimeProvider clock = parts.GetRequiredService<TimeProvider>();

    public async Task LayAsync()
    {
        await SendAsync(await AcceptAsync());
        await AcceptAsync();
        var day = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        for (var i = 0; i < Each; i++)
        {
            await store.MarkAsync(Places.Due(day.AddDays(i + 7), ids.NewId()), default);
            await store.MarkAsync(Places.Print(BenchSettings.Source, ids.NewId(), Places.PrintManifestFile), default);
            await store.MarkAsync(Places.Drop($"{BenchSettings.Source}/waiting-{i}.xml"), default);
            await store.MarkAsync(Places.Recall($"{BenchSettings.Source}/{ids.NewId():D}"), default);
            await store.MarkAsync(Places.Receipt(BenchSettings.SystemId, $"{ids.NewId():D}.json"), default);
            await store.MarkAsync(Places.ReceivedLetter(BenchSettings.SystemId, ids.NewId(), "push"), default);
        }
    }

    private async Task<List<Stored<Letter>>> AcceptAsync()
    {
        var accepted = new List<Stored<Letter>>();
        for (var i = 0; i < Each; i++)
        {
            var claimed = await letters.ClaimMessageUuidAsync(NewLetter(i), default);
            accepted.Add((await letters.TryAcceptAsync(claimed, default))!);
        }

        return accepted;
    }

    // With one transmission, whose receipts are long in coming.
    private async Task SendAsync(List<Stored<Letter>> accepted)
    {
        var now = clock.GetUtcNow();
        var uuids = accepted.Select(letter => letter.Value.MessageUuid).ToList();
        var transmission = new Transmission
        {
            Id = ids.NewId(), System = BenchSettings.System, Candidates = uuids, Members = uuids, Status = TransmissionStatus.Sent,
            Attempt = 1, CreatedAt = now, ChangedAt = now,
        };
        await transmissions.TryOpenAsync(transmission, default);
        foreach (var letter in accepted)
        {
            var claimed = letter.Value with { Status = LetterStatus.Claimed, Transmission = transmission.Id };
            await letters.TryMoveAsync(letter, claimed, default);
            await letters.WaitsNoMoreAsync(BenchSettings.System, letter.Value.MessageUuid, default);
        }
    }

    private Letter NewLetter(int number) => new()
    {
        MessageUuid = ids.NewId(), Drop = $"{BenchSettings.Source}/open-{number}.xml", Fingerprint = new string('f', 64),
        System = BenchSettings.System, Length = 10, Status = LetterStatus.Accepting,
        AcceptedAt = clock.GetUtcNow(), ChangedAt = clock.GetUtcNow(),
    };
}

/// <summary>The system's clock, so long ago.</summary>
internal sealed class EarlierClock(TimeSpan ago) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - ago;
}

/// <summary>A queue that is always emptied.</summary>
internal sealed class DroppedHints : IHints
{
    public Task SendAsync(string queue, string message, TimeSpan delay, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int?> CountAsync(string queue, CancellationToken cancellationToken) => Task.FromResult<int?>(0);
}
