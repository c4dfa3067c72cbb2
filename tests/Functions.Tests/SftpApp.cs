using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Postvogn.DigitalPost;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests;

/// <summary>
/// The app's parts as it puts them together itself, with a system whose protocol is SFTP, and a real OpenSSH server. The app can be put
/// together again with other settings, on the same store.
/// </summary>
internal sealed class SftpApp : IAsyncDisposable
{
    public const string System = "post";

    /// <summary>Longer than a run waits by itself, so that a run ends after each attempt.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(1);

    private readonly List<WebApplication> apps = [];
    private readonly TemporaryFolder folder = new();
    private readonly Random random = new(1);

    private SftpApp(OpenSshServer server, SftpRoom room)
    {
        (Server, Room) = (server, room);
        Services = Build(Settings());
    }

    public Rig Rig { get; } = new();

    public CollectedLogs Logs { get; } = new();

    public OpenSshServer Server { get; }

    public SftpRoom Room { get; }

    /// <summary>The parts of the app as it was put together last.</summary>
    public IServiceProvider Services { get; private set; }

    /// <summary>Of our side.</summary>
    public string Folder => folder.Path;

    public string[] Delivered => Directory.GetFiles(Room.At("memos"));

    public static async Task<SftpApp> StartAsync(int? largestFile = null)
    {
        var server = await OpenSshServer.StartAsync(new OpenSshServerOptions { LargestFile = largestFile }, default);
        return new SftpApp(server, await server.MakeRoomAsync("post", default));
    }

    /// <summary>Puts the app together anew, with other settings.</summary>
    public void Restart(int? port = null, string? hostKey = null, string? privateKey = null, IBlobStore? store = null) =>
        Services = Build(Settings(port, hostKey, privateKey), store);

    /// <summary>A line to the server that loses the answer to the move of an archive.</summary>
    public FaultyLine LineThatLosesTheMove() => FaultyLine.ThatLosesTheMove(Server.Port, Room.At("memos/tmp"));

    public async Task<Guid> ComposedAsync(int letters = 2, int bytes = 500)
    {
        var uuids = new List<Guid>();
        for (var i = 0; i < letters; i++) uuids.Add(await LetterAsync(bytes, urgent: false));
        return (await Rig.ComposeAsync()).Single();
    }

    /// <summary>A letter that waits, of bytes that no compression makes small, and that no other letter has.</summary>
    public async Task<Guid> LetterAsync(int bytes, bool urgent)
    {
        var letter = await Rig.AcceptedLetterAsync(urgent: urgent);
        var content = new byte[bytes];
        random.NextBytes(content);
        await Rig.WriteAsync(Places.Memo(letter.MessageUuid), content);
        return letter.MessageUuid;
    }

    public async Task<Transmission> SendAsync(Guid transmission)
    {
        await Services.GetRequiredService<SendTransmissionHandler>().RunAsync(transmission.ToString("D"), default);
        return await TransmissionAsync(transmission);
    }

    public async Task<Transmission> TransmissionAsync(Guid id) => (await Rig.Transmissions.FindAsync(id, default))!.Value;

    public Task PullAsync() => Services.GetRequiredService<PullReceiptsHandler>().RunAsync(default);

    /// <summary>Has every stored receipt handled, as their events would.</summary>
    public async Task HandleReceiptsAsync()
    {
        foreach (var name in await Rig.ListAsync(Places.Receipts))
            await Services.GetRequiredService<HandleReceiptHandler>().RunAsync(
                BlobEvent.HintFor(new BlobPath(Places.Receipts, name)), default);
    }

    /// <summary>Lays a receipt on the server, as Digital Post does (TI 10.7.4).</summary>
    public void LayReceipt(string file, Guid? transmissionId, Guid? messageUuid, string status, string? code = null) => Room.Put(
        $"receipts/{file}",
        "<?xml version='1.0' encoding='UTF-8'?><receipt>" + Field("transmissionId", transmissionId) + Field(
            "messageUUID", messageUuid) + Field("errorCode", code)
        + $"<timeStamp>2030-01-07T08:00:00Z</timeStamp><receiptStatus>{status}</receiptStatus></receipt>");

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps) await app.DisposeAsync();
        await Server.DisposeAsync();
        folder.Dispose();
        Rig.Dispose();
    }

    private static string Field(string name, object? value) => value is null ? "" : $"<{name}>{value}</{name}>";

    private PostvognSettings Settings(int? port = null, string? hostKey = null, string? privateKey = null)
    {
        SftpHostKey.TryParse(hostKey ?? Server.HostKey, out var shown).ShouldBeTrue();
        SftpPrivateKey.TryParse(privateKey ?? Room.Key.PrivateKey, out var key, out _).ShouldBeTrue();
        var post = Rig.Settings.Systems[System] with
        {
            Protocol = SystemProtocol.Sftp, ApiKey = null, Certificate = "", Receives = false,
            Sftp = new SftpLoginSettings(Room.User, key, PrivateKeySecret: null),
        };
        return Rig.Settings with
        {
            Systems = new Dictionary<string, SystemSettings> { [System] = post },
            Sftp = new SftpServerSettings(Server.Host, port ?? Server.Port, [shown!]),
            Timing = Rig.Settings.Timing with { RetryAfter = RetryAfter },
        };
    }

    private IServiceProvider Build(PostvognSettings settings, IBlobStore? store = null)
    {
        apps.Add(FunctionApp.Build(settings, builder =>
        {
            builder.Services.AddSingleton(store ?? Rig.Store).AddSingleton<TimeProvider>(Rig.Clock).AddSingleton<Random>(FixedRandom.None);
            builder.Logging.ClearProviders().AddProvider(Logs);
        }));
        return apps[^1].Services;
    }
}
