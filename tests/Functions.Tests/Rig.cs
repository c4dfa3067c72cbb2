using System.Text;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
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
    private readonly List<ServiceProvider> all = [];

    public Rig(Func<TimeProvider, IBlobStore>? store = null)
    {
        Store = store?.Invoke(Clock) ?? new FileBlobStore(folder.Path, Clock, Ids);
        var parts = Parts();
        Letters = parts.GetRequiredService<LetterRecords>();
        Transmissions = parts.GetRequiredService<TransmissionRecords>();
        Composer = parts.GetRequiredService<Composer>();
        AcceptDrop = parts.GetRequiredService<AcceptDropHandler>();
    }

    public FakeClock Clock { get; } = new();

    public CollectedHints Hints { get; } = new();

    public IIdSource Ids { get; } = new RandomIds();

    /// <summary>What the parts log, but for their steps.</summary>
    public CollectedLogs Logs { get; } = new();

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
        Systems = new Dictionary<string, SystemSettings>
        {
            ["post"] = System("post", SystemId),
            ["other"] = System("other", Guid.Parse("76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01")),
        },
        Sources = new Dictionary<string, SourceSettings>
        {
            ["kmd"] = new() { System = "post" }, ["sd"] = new() { System = "other" },
        },
        Inbox = new InboxSettings("unrouted", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11"] = "jobs",
        }),
        PushThumbprints = new HashSet<string>(),
        Timing = new TimingSettings(
            TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromSeconds(10), TimeSpan.FromHours(12), TimeSpan.FromSeconds(5)),
        Transmissions = new TransmissionSettings(3, 1_000),
    };

    /// <summary>A part as the app puts it together, on this store, clock and hints.</summary>
    public T Get<T>(PostvognSettings? settings = null)
        where T : notnull => Parts(settings).GetRequiredService<T>();

    /// <summary>All parts of the app as it puts them together; <paramref name="adjust"/> puts others in their place.</summary>
    public ServiceProvider Parts(PostvognSettings? settings = null, Action<IServiceCollection>? adjust = null)
    {
        var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs))
            .AddPostvogn(settings ?? Settings)
            .AddSingleton(Store).AddSingleton<IHints>(Hints).AddSingleton<TimeProvider>(Clock)
            .AddSingleton<Random>(FixedRandom.None).AddSingleton(Ids).AddSingleton(Trail);
        adjust?.Invoke(services);
        var built = services.BuildServiceProvider();
        all.Add(built);
        return built;
    }

    public async Task<Letter> AcceptedLetterAsync(
        long length = 10, string system = "post", bool urgent = false, bool fromArchive = false,
        string drop = "kmd/letter.xml", DateOnly? day = null)
    {
        var letter = new Letter
        {
            MessageUuid = Ids.NewId(),
            Drop = drop,
            Fingerprint = "f",
            FromArchive = fromArchive,
            System = system,
            Urgent = urgent,
            Length = length,
            DoNotDeliverUntilDate = day,
            Status = LetterStatus.Accepting,
            AcceptedAt = Clock.GetUtcNow(),
            ChangedAt = Clock.GetUtcNow(),
        };
        var claimed = await Letters.ClaimMessageUuidAsync(letter, default);
        return (await Letters.TryAcceptAsync(claimed, default))!.Value;
    }

    /// <summary>A composer as another process has it: it shares nothing but the store.</summary>
    public Composer NewComposer(TransmissionSettings? limits = null) =>
        Get<Composer>(Settings with { Transmissions = limits ?? Settings.Transmissions });

    /// <summary>Composes what waits for a system; gives the transmissions that were hinted at, and that of a letter which goes alone, as
    /// if it could not be sent at once.</summary>
    public async Task<IReadOnlyList<Guid>> ComposeAsync(string system = "post")
    {
        Hints.Take();
        await Composer.ComposeAsync(system, default);
        var hinted = Hints.Take();
        var composed = hinted.GetValueOrDefault(HintQueues.Transmissions, []).ConvertAll(Guid.Parse);
        foreach (var letter in hinted.GetValueOrDefault(HintQueues.Urgent, []))
        {
            if (await Composer.ComposeAloneAsync(Guid.Parse(letter), default) is { } alone) composed.Add(alone);
        }

        return composed;
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

    public void Dispose()
    {
        all.ForEach(parts => parts.Dispose());
        folder.Dispose();
    }

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
