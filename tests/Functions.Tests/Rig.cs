using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests;

/// <summary>The parts of the app on a store of their own, with a clock that stands still.</summary>
internal sealed class Rig : IDisposable
{
    public const string Cvr = "64942212";
    public static readonly Guid SystemId = new("315fc432-9100-4b53-b5a6-96ae8ff9165b");
    private readonly TemporaryFolder folder = new();
    private readonly RefreshSignal refresh;

    public Rig(Func<TimeProvider, IBlobStore>? store = null)
    {
        refresh = new RefreshSignal(Clock);
        Store = store?.Invoke(Clock) ?? new FileBlobStore(folder.Path, Clock, Ids);
        Letters = new LetterRecords(Store, Trail, Clock);
        Transmissions = new TransmissionRecords(Store, Clock);
        Composer = NewComposer();
        AcceptDrop = new AcceptDropHandler(Store, Letters, Hints, Settings, Trail, Clock, Ids);
    }

    public FakeClock Clock { get; } = new();

    public CollectedHints Hints { get; } = new();

    public IIdSource Ids { get; } = new RandomIds();

    public StepTrail Trail { get; } = new(NullLogger<StepTrail>.Instance);

    public IBlobStore Store { get; }

    public LetterRecords Letters { get; }

    public TransmissionRecords Transmissions { get; }

    public Composer Composer { get; }

    public AcceptDropHandler AcceptDrop { get; }

    public PostvognSettings Settings { get; } = new()
    {
        Storage = new FolderStorage("unused"),
        Hints = new HintSettings(null, "UseDevelopmentStorage=true"),
        DigitalPost = new DigitalPostSettings(new Uri("https://localhost:1"), null, IsProduction: true),
        Certificates = new Dictionary<string, CertificateSettings>(),
        Systems = new Dictionary<string, SystemSettings> { ["post"] = System("post", SystemId), ["other"] = System("other", Guid.Parse(
            "76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01")) },
        Sources = new Dictionary<string, string> { ["kmd"] = "post", ["sd"] = "other" },
        Inbox = new InboxSettings("unrouted", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11"] = "jobs" }),
        PushThumbprints = new HashSet<string>(),
        Timing = new TimingSettings(
            TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromHours(12), TimeSpan.FromSeconds(5)),
        Transmissions = new TransmissionSettings(3, 1_000),
    };

    /// <summary>What hands transmissions over, as the app puts it together; sent by <paramref name="clients"/> or over SFTP.</summary>
    public TransmissionPoster PosterWith(SystemClients clients, PostvognSettings settings) => new(
        new RestPosts(Store, clients, Clock, NullLogger<RestPosts>.Instance),
        new SftpUploads(Store, LinksOf(settings), Transmissions, refresh, Clock, NullLogger<SftpUploads>.Instance),
        settings);

    public TechnicalReceipts TechnicalReceiptsWith(PostvognSettings settings) =>
        new(
            Store,
            Transmissions,
            new TransmissionFailure(Letters, Clock, NullLogger<TransmissionFailure>.Instance),
            settings,
            NullLogger<TechnicalReceipts>.Instance);

    /// <summary>What fetches receipts over SFTP.</summary>
    public ReceiptFiles ReceiptFilesWith(PostvognSettings settings) =>
        new(LinksOf(settings), new ReceiptIntake(Store, Hints, Trail, Clock), refresh, Trail, Clock, NullLogger<ReceiptFiles>.Instance);

    public async Task<Letter> AcceptedLetterAsync(long length = 10, string system = "post", bool urgent = false, bool fromArchive = false)
    {
        var letter = new Letter
        {
            MessageUuid = Ids.NewId(),
            Drop = "kmd/letter.xml",
            Fingerprint = "f",
            FromArchive = fromArchive,
            System = system,
            Urgent = urgent,
            Length = length,
            Status = LetterStatus.Accepting,
            AcceptedAt = Clock.GetUtcNow(),
            ChangedAt = Clock.GetUtcNow(),
        };
        var claimed = await Letters.ClaimMessageUuidAsync(letter, default);
        return (await Letters.TryAcceptAsync(claimed, default))!.Value;
    }

    /// <summary>Composes what waits for a system; gives the transmissions that were hinted at.</summary>
    /// <summary>A composer as another process has it: it shares nothing but the store.</summary>
    public Composer NewComposer(TransmissionSettings? limits = null) =>
        new(
            Letters, Transmissions, Hints, Settings with { Transmissions = limits ?? Settings.Transmissions }, Trail, Clock, Ids,
            NullLogger<Composer>.Instance);


    public async Task<IReadOnlyList<Guid>> ComposeAsync(string system = "post")
    {
        Hints.Take();
        await Composer.ComposeAsync(system, default);
        return [.. Hints.Take().GetValueOrDefault(HintQueues.Transmissions, []).Select(Guid.Parse)];
    }

    /// <summary>The letters that are marked as open.</summary>
    public async Task<IReadOnlyList<string>> OpenLettersAsync() =>
        [.. (await ListAsync(Places.Open)).Where(name => name.StartsWith(Places.OpenLettersPrefix, StringComparison.Ordinal))];

    /// <summary>The letters that are marked as waiting for a system's composer.</summary>
    public async Task<IReadOnlyList<Guid>> WaitingAsync(string system = "post")
    {
        var waiting = new List<Guid>();
        await foreach (var letter in Letters.ListWaitingAsync(system, default)) waiting.Add(letter);
        return waiting;
    }

    public async Task<Letter> LetterAsync(Guid messageUuid) => (await Letters.FindAsync(messageUuid, default))!.Value;

    public async Task WriteAsync(BlobPath path, string text) => await WriteAsync(path, Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(BlobPath path, byte[] bytes) =>
        await Store.PutAsync(path, async (stream, cancel) => await stream.WriteAsync(bytes, cancel), BlobCondition.None, default);

    public async Task<byte[]?> ReadAsync(BlobPath path)
    {
        await using var blob = await Store.OpenAsync(path, default);
        if (blob is null) return null;
        using var copy = new MemoryStream();
        await blob.Stream.CopyToAsync(copy);
        return copy.ToArray();
    }

    public async Task<T?> ReadAsync<T>(BlobPath path, JsonTypeInfo<T> type) =>
        await Store.ReadAsync(path, type, default) is { } stored ? stored.Value : default;

    public async Task<List<string>> ListAsync(string container)
    {
        var names = new List<string>();
        await foreach (var entry in Store.ListAsync(container, "", default)) names.Add(entry.Path.Name);
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    public void Dispose() => folder.Dispose();

    private SftpLinks LinksOf(PostvognSettings settings) =>
        new(
            settings,
            new SshKeys(settings, NullLogger<SshKeys>.Instance),
            new FirstReads(refresh, Clock),
            Clock,
            FixedRandom.None,
            NullLogger<SftpConnection>.Instance);

    private static SystemSettings System(string name, Guid id)
    {
        ApiKey.TryParse(Convert.ToBase64String(Encoding.ASCII.GetBytes($"{id}:key")), out var key).ShouldBeTrue();
        return new SystemSettings
        {
            Name = name,
            Id = id,
            ApiKey = key!,
            Certificate = "oces",
            Cvr = Cvr,
            Label = "Solbjerg Kommune",
            Protocol = SystemProtocol.RestPush,
            Sends = true,
            Receives = true,
        };
    }
}
