using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Store;
using Host = Postvogn.Sandbox.FunctionsHost.FunctionsHost;

namespace Postvogn.Sandbox.Tests.FunctionsHost;

/// <summary>A function app in a folder of its own, run by the scripted handler.</summary>
internal sealed class TestApp : IDisposable
{
    public static readonly string HandlerPath =
        Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Postvogn.ScriptedHandler.exe" : "Postvogn.ScriptedHandler");

    private static readonly X509Certificate2 Certificate = NewCertificate("localhost");
    private readonly string root = Directory.CreateTempSubdirectory("functions-host-").FullName;

    public TestApp()
    {
        foreach (var folder in new[] { Root, Store, Records }) Directory.CreateDirectory(folder);
        HostJson = JsonNode.Parse("""
            { "version": "2.0", "functionTimeout": "00:01:00", "extensions": { "serviceBus": { "maxConcurrentCalls": 4 } },
              "customHandler": { "description": {}, "enableProxyingHttpRequest": true } }
            """)!.AsObject();
        HostJson["customHandler"]!["description"]!["defaultExecutablePath"] = HandlerPath;
        Settings["SCRIPT_RECORD"] = Records;
        Settings["SCRIPT_STARTS"] = StartsFile;
    }

    public string Root => Path.Combine(root, "app");

    public string Store => Path.Combine(root, "store");

    public string StartsFile => Path.Combine(root, "starts");

    public JsonObject HostJson { get; }

    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal);

    private string Records => Path.Combine(root, "records");

    /// <summary>One line for each start of the process: its id, folder and arguments.</summary>
    public IReadOnlyList<string> Starts => File.Exists(StartsFile) ? File.ReadAllLines(StartsFile) : [];

    /// <summary>Waits until the process was started this often.</summary>
    public Task StartedAsync(int count) => UntilAsync(() => Starts.Count >= count);

    /// <summary>Waits until the app has got this many calls for a function, answered or not.</summary>
    public Task CalledAsync(string function, int count) => UntilAsync(() => Directory.GetFiles(Records, $"*-{function}.head").Length >= count);

    public TestApp Function(string name, string json)
    {
        Directory.CreateDirectory(Path.Combine(Root, name));
        File.WriteAllText(Path.Combine(Root, name, "function.json"), json);
        return this;
    }

    /// <summary>A function for the queue of the same name in lower case, with outputs <c>out</c> and <c>second</c> to the queue "sent".</summary>
    public TestApp QueueFunction(string name, string more = "") => Function(name, $$"""
        { "bindings": [
          { "type": "serviceBusTrigger", "direction": "in", "name": "msg", "queueName": "{{name.ToLowerInvariant()}}"{{more}} },
          { "type": "serviceBus", "direction": "out", "name": "out", "queueName": "sent" },
          { "type": "serviceBus", "direction": "out", "name": "second", "queueName": "sent" },
          { "type": "serviceBus", "direction": "out", "name": "lost", "queueName": "nowhere" } ] }
        """);

    public TestApp HttpFunction(string name, string more = "") => Function(name, $$"""
        { "bindings": [
          { "type": "httpTrigger", "direction": "in", "name": "req", "authLevel": "anonymous"{{more}} },
          { "type": "http", "direction": "out", "name": "res" } ] }
        """);

    public FunctionsHostOptions Options()
    {
        File.WriteAllText(Path.Combine(Root, "host.json"), HostJson.ToJsonString());
        return new FunctionsHostOptions
        {
            AppRoot = Root,
            ListBlobs = (container, cancellationToken) => new FolderStore(Store).ListAsync(container, "", cancellationToken),
            AppSettings = Settings,
            ServerCertificate = Certificate,
            OtherQueues = ["sent"],
            BlobScanInterval = TimeSpan.FromMilliseconds(20),
        };
    }

    public Task<Host> StartAsync(Func<FunctionsHostOptions, FunctionsHostOptions>? change = null) =>
        Host.StartAsync(change is null ? Options() : change(Options()), CancellationToken.None);

    public static HttpClient Client(Host host, X509Certificate2? certificate = null)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => Certificate.Equals(shown) },
        };
        if (certificate is not null) handler.SslOptions.ClientCertificates = [certificate];
        return new HttpClient(handler) { BaseAddress = host.BaseAddress };
    }

    /// <summary>What the app got for a function: the envelopes in the order of the calls.</summary>
    public IReadOnlyList<JsonObject> Calls(string function) => Read($"*-{function}.body");

    /// <summary>Method, path and headers of those calls.</summary>
    public IReadOnlyList<JsonObject> Heads(string function) => Read($"*-{function}.head");

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

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
    }

    private IReadOnlyList<JsonObject> Read(string pattern) =>
        [.. Directory.GetFiles(Records, pattern).Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())];
}
