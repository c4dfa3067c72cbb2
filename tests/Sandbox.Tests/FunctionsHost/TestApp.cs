using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.StorageQueues;
using Postvogn.Sandbox.Store;
using Postvogn.Testing;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>The scripted worker, with settings, queues and a store of its own.</summary>
internal sealed class TestApp : IAsyncDisposable
{
    private static readonly DirectoryInfo Output = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The folder that it was built into, as it would be deployed.</summary>
    public static readonly string Root = Repository.Find(
        $"tests/ScriptedWorker/bin/{Output.Parent!.Name}/{Output.Name}")!;

    private const string Never = "0 0 0 1 1 *";
    private static readonly X509Certificate2 Certificate = NewCertificate("localhost");
    private readonly string folder = Directory.CreateTempSubdirectory("functions-host-").FullName;
    private QueueService? queues;

    public TestApp()
    {
        foreach (var part in new[] { Store, Records }) Directory.CreateDirectory(part);
        Settings["SCRIPT_RECORD"] = Records;
        Settings["SCRIPT_STARTS"] = StartsFile;
        Settings["WorkQueue"] = "work";
        Settings["TickSchedule"] = Never;
        HostJson("functionTimeout", "00:01:00");
    }

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    public string Store => Path.Combine(folder, "store");

    /// <summary>One line for each start of the process: its id, folder and arguments.</summary>
    public IReadOnlyList<string> Starts => File.Exists(StartsFile) ? File.ReadAllLines(StartsFile) : [];

    /// <summary>The messages of functions that were done after waiting.</summary>
    public IReadOnlyList<string> Endings => Directory.GetFiles(Records, "*.ended");

    private string StartsFile => Path.Combine(folder, "starts");

    private string Records => Path.Combine(folder, "records");

    /// <summary>A path where nothing is yet.</summary>
    public string PathOf(string name) => Path.Combine(folder, name);

    /// <summary>Sets something over host.json, as its own settings do.</summary>
    public TestApp HostJson(string path, string value)
    {
        Settings["AzureFunctionsJobHost__" + path.Replace(".", "__", StringComparison.Ordinal)] = value;
        return this;
    }

    public async Task<Host> StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null)
    {
        Settings["HintQueues"] = await QueuesAsync();
        var options = new FunctionsHostOptions
        {
            AppRoot = Root,
            ListBlobs = (container, cancellationToken) => new FolderStore(Store).ListAsync(container, "", cancellationToken),
            AppSettings = Settings,
            ServerCertificate = Certificate,
            BlobScanInterval = TimeSpan.FromMilliseconds(20),
            FunctionKey = "function-key",
            MasterKey = "master-key",
            DrainLimit = TimeSpan.Zero,
        };
        return await Host.StartAsync(change is null ? options : change(options), CancellationToken.None);
    }

    /// <summary>Sends messages before a host runs.</summary>
    public async Task SendAsync(string queue, IEnumerable<string> messages)
    {
        var client = HintQueues.Client(queue, await QueuesAsync());
        await client.CreateIfNotExistsAsync();
        foreach (var message in messages) await client.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)));
    }

    public static HttpClient Client(Host host, X509Certificate2? certificate = null)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false, SslOptions = Trust() };
        if (certificate is not null) handler.SslOptions.ClientCertificates = [certificate];
        return new HttpClient(handler) { BaseAddress = host.BaseAddress };
    }

    public static SslClientAuthenticationOptions Trust() => new()
    {
        TargetHost = "localhost",
        RemoteCertificateValidationCallback = (_, shown, _, _) => Certificate.Equals(shown),
    };

    /// <summary>What a function was called with, in the order of the calls.</summary>
    public IReadOnlyList<JsonObject> Calls(string function) =>
    [
        .. Directory.GetFiles(Records, $"*-{function}.call").OrderBy(File.GetCreationTimeUtc).ThenBy(file => file, StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()),
    ];

    /// <summary>Waits until a function has got this many calls, answered or not.</summary>
    public Task CalledAsync(string function, int count = 1) =>
        UntilAsync(() => Directory.GetFiles(Records, $"*-{function}.call").Length >= count);

    public static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, limit.Token);
    }

    /// <summary>Writes a blob as every writer does: whole or not at all.</summary>
    public void Drop(string container, string name, string content)
    {
        var path = Path.Combine(Store, container, name);
        var half = Path.Combine(Store, ".tmp", "half");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateDirectory(Path.GetDirectoryName(half)!);
        File.WriteAllText(half, content);
        File.Move(half, path, overwrite: true);
    }

    public static X509Certificate2 NewCertificate(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var today = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(today.AddDays(-1), today.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private async Task<string> QueuesAsync()
    {
        if (queues is not null) return queues.ConnectionString;
        queues = await QueueService.StartAsync(TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        foreach (var queue in new[] { "work", "other" }) await HintQueues.Client(queue, queues.ConnectionString).CreateAsync();
        return queues.ConnectionString;
    }

    public async ValueTask DisposeAsync()
    {
        if (queues is not null) await queues.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
