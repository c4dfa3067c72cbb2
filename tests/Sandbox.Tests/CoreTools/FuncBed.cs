using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.StorageQueues;
using Postvogn.Sandbox.Store;
using Postvogn.Sandbox.Tests.FunctionsHost;

namespace Postvogn.Sandbox.Tests.CoreTools;

/// <summary>The scripted Core Tools, with queues and a store around them.</summary>
internal sealed class FuncBed : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly QueueService queues;

    private FuncBed(QueueService queues)
    {
        this.queues = queues;
        Settings = new(StringComparer.Ordinal)
        {
            ["HintQueues"] = queues.ConnectionString,
            ["SCRIPT_RECORD"] = folder["record"],
            ["SCRIPT_CODE"] = "1",
        };
        foreach (var name in new[] { "app", "store" }) Directory.CreateDirectory(folder[name]);
        Port = FreePort();
        Options = new FunctionsHostOptions
        {
            AppRoot = App,
            AppSettings = Settings,
            ListBlobs = (container, cancellationToken) => new FolderStore(folder["store"]).ListAsync(container, "", cancellationToken),
            ServerCertificate = TestApp.NewCertificate("localhost"),
            BlobEventQueues = new Dictionary<string, string>(StringComparer.Ordinal) { ["drop"] = "drops" },
            FunctionKey = "function-key",
            MasterKey = "master-key",
            LoggerFactory = Log,
        };
    }

    public Dictionary<string, string> Settings { get; }

    public FunctionsHostOptions Options { get; }

    public CollectedLog Log { get; } = new();

    /// <summary>The program that is named as Core Tools' own.</summary>
    public string Program { get; set; } = Path.Combine(AppContext.BaseDirectory, "CoreTools", "func");

    public string App => folder["app"];

    public string Keys => folder["keys"];

    public int Port { get; }

    /// <summary>What the program wrote down, one line each.</summary>
    public IReadOnlyList<JsonElement> Record =>
        File.Exists(folder["record"]) ? [.. File.ReadAllLines(folder["record"]).Select(line => JsonElement.Parse(line))] : [];

    public int Starts => Count("started");

    public static async Task<FuncBed> MakeAsync()
    {
        var queues = await QueueService.StartAsync(TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await StoreQueues.CreateAsync(queues.ConnectionString, CancellationToken.None);
        return new FuncBed(queues);
    }

    public int Count(string what) => Record.Count(line => line.TryGetProperty(what, out _));

    public Task<CoreToolsHost> StartAsync() => StartAsync(Options);

    public Task<CoreToolsHost> StartAsync(FunctionsHostOptions options) =>
        CoreToolsHost.StartAsync(options, Launch(), CancellationToken.None);

    /// <summary>Starts the program alone, as the host does.</summary>
    public Process StartProgram()
    {
        var process = Process.Start(Launch().Prepare(Options, new FunctionKeys(Options)))!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    public HttpClient Client(CoreToolsHost host, X509Certificate2? shown = null) => new(new SocketsHttpHandler
    {
        UseProxy = false,
        SslOptions =
        {
            RemoteCertificateValidationCallback = (_, server, _, _) => Options.ServerCertificate.Equals(server),
            ClientCertificates = shown is null ? [] : [shown],
        },
    })
    {
        BaseAddress = host.BaseAddress,
    };

    /// <summary>Has the program write a line to its output, and waits until it was read.</summary>
    public async Task SayAsync(CoreToolsHost host, string line)
    {
        using var client = Client(host);
        (await client.GetAsync($"api/say?{Uri.EscapeDataString(line)}")).EnsureSuccessStatusCode();
        await TestApp.UntilAsync(() => Log.Has(line));
    }

    /// <summary>Puts a message into a queue, as the app does.</summary>
    public Task SendAsync(string queue) => HintQueues.Client(queue, queues.ConnectionString).SendMessageAsync("aGludA==");

    /// <summary>Takes a message as a host does that dies with it.</summary>
    public Task HoldAsync(string queue) =>
        HintQueues.Client(queue, queues.ConnectionString).ReceiveMessagesAsync(1, TimeSpan.FromMinutes(10));

    public Task EmptyAsync(string queue) => HintQueues.Client(queue, queues.ConnectionString).ClearMessagesAsync();

    /// <summary>Whether any process that the program started or was is left.</summary>
    public bool IsAnythingLeft => Record
        .SelectMany(line => line.EnumerateObject())
        .Any(entry => entry.Name is "started" or "worker" && IsAlive(entry.Value.GetInt32()));

    public async ValueTask DisposeAsync()
    {
        await queues.DisposeAsync();
        Options.ServerCertificate.Dispose();
        folder.Dispose();
    }

    private CoreToolsLaunch Launch() => new(new(Programs.Find("node")!, Program), Port, Keys) { Grace = TimeSpan.FromSeconds(2) };

    // One that has ended and that nobody has waited for yet stands there as a zombie.
    private static bool IsAlive(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1][0] is not ('Z' or 'X');
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
