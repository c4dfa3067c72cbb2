using Postvogn.Sandbox.Certificates;
using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.StorageQueues;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Staging;

internal sealed class Stage : IAsyncDisposable
{
    private static readonly Dictionary<string, string> BlobEventQueues = new(StringComparer.Ordinal)
    {
        ["drop"] = "drops",
        ["received"] = "received",
        ["recall"] = "requests",
        ["print"] = "requests",
    };

    private static readonly Dictionary<string, string> BlobEventEndings = new(StringComparer.Ordinal) { ["print"] = "/printed.json" };

    // The host brings its own extensions up, then the worker; on a busy machine that takes its time.
    private static readonly TimeSpan CoreToolsStartLimit = TimeSpan.FromMinutes(2);

    // Where Core Tools listen unless they are told otherwise.
    private static readonly Uri CoreToolsAddress = new("http://127.0.0.1:7071/");

    private readonly StageScript script;
    private readonly SandboxAuthority authority;
    private readonly StageLog log;
    private readonly QueueService? queues;

    private Stage(
        StageScript script,
        StageLog log,
        SandboxAuthority authority,
        QueueService? queues,
        NationalService digitalPost,
        IFunctionsHost host)
    {
        (this.script, this.log, this.authority, this.queues) = (script, log, authority, queues);
        (DigitalPost, Host) = (digitalPost, host);
    }

    public Cast Cast => script.Cast;

    public StageFolders Folders => script.Folders;

    public ISandboxStore Store => script.Store;

    public NationalService DigitalPost { get; }

    public IFunctionsHost Host { get; }

    public FunctionsHost.FunctionsHost StandIn => (FunctionsHost.FunctionsHost)Host;

    public static async Task<Stage> StartAsync(StageOptions options, CancellationToken cancellationToken)
    {
        // 1. What must be there before anything is started.
        var appRoot = options.Host == HostKind.Elsewhere ? "" : AppFolder.Find(options.AppRoot);
        var folders = new StageFolders(Path.GetFullPath(options.Directory));
        folders.Create();

        await using var opened = new Undo();
        var log = opened.Keep(new StageLog(folders.Log, options.Clock));
        var authority = opened.Keep(SandboxAuthority.LoadOrCreate(folders.Certificates, options.Clock));

        Ports.RequireFree(options.DigitalPostPort, "--digital-post-port");
        Ports.RequireFree(options.Port, "--port");

        // 2. The store and Digital Post first: the app is told their addresses.
        var store = opened.Keep(
            await SandboxStores.OpenAsync(options.Store, folders.Store, folders.Azurite, options.Clock, cancellationToken));
        var queues = store.QueueConnection is null
            ? opened.Keep(await QueueService.StartAsync(options.Clock, log, cancellationToken))
            : null;
        var hintQueues = store.QueueConnection ?? queues!.ConnectionString;
        await StoreQueues.CreateAsync(hintQueues, cancellationToken);
        var (digitalPost, sftp) = await StartDigitalPostAsync(
            options, NationalOptions(options, folders, authority, log), opened, cancellationToken);

        // 3. The app, with the settings that lead there. What it tells Digital Post of itself it must know beforehand.
        var port = sftp is not null && options.Port == 0 ? Ports.Choose() : options.Port;
        var script = new StageScript
        {
            Cast = options.Cast,
            Folders = folders,
            Store = store,
            Queues = hintQueues,
            DigitalPost = digitalPost.BaseAddress,
            App = new Uri($"https://localhost:{port}/"),
            Sftp = sftp,
            TrustedRoots = authority.RootPemPath,
            PushThumbprint = CertificateFiles.Sha256Thumbprint(digitalPost.PushCertificate),
            CertificatePassword = Identities.Issue(options.Cast, folders, authority),
        };
        var host = opened.Keep(
            await StartHostAsync(options, HostOptions(options, appRoot, script, authority, log), folders, cancellationToken));

        // 4. Only now is it known where the app is called.
        Registration.SetEndpoints(digitalPost.Registry, options.Cast, host.BaseAddress);
        opened.Commit();
        return new Stage(script, log, authority, queues, digitalPost, host);
    }

    // With all that is registered there.
    private static async Task<(NationalService DigitalPost, SftpStage? Sftp)> StartDigitalPostAsync(
        StageOptions options, NationalServiceOptions national, Undo opened, CancellationToken cancellationToken)
    {
        var digitalPost = opened.Keep(await NationalService.StartAsync(national, cancellationToken));
        var sftp = options.HasSftp ? opened.Keep(await SftpStage.StartAsync(options.Cast, cancellationToken)) : null;
        Registration.Fill(digitalPost.Registry, options.Cast);
        sftp?.OpenRooms(digitalPost);
        await options.Prepare(digitalPost, cancellationToken);
        return (digitalPost, sftp);
    }

    public HttpClient CreateAppClient()
    {
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { authority.Root },
        };
        var client = new HttpClient(handler) { BaseAddress = Host.BaseAddress };
        client.DefaultRequestHeaders.Add("x-functions-key", Host.FunctionKey);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await DigitalPost.DisposeAsync();
        if (script.Sftp is { } sftp)
            await sftp.DisposeAsync();
        if (queues is not null)
            await queues.DisposeAsync();
        await Store.DisposeAsync();
        authority.Dispose();
        log.Dispose();
    }

    private static NationalServiceOptions NationalOptions(
        StageOptions options, StageFolders folders, SandboxAuthority authority, StageLog log) => new()
    {
        Authority = authority,
        Directory = folders.DigitalPost,
        Clock = options.DigitalPostClock ?? options.Clock,
        WireClock = options.Clock,
        Port = options.DigitalPostPort,
        BusinessReceiptDelay = options.BusinessReceiptDelay,
        LoggerFactory = log,
    };

    private static async Task<IFunctionsHost> StartHostAsync(
        StageOptions options, FunctionsHostOptions host, StageFolders folders, CancellationToken cancellationToken)
    {
        if (options.Host == HostKind.Sandbox) return await FunctionsHost.FunctionsHost.StartAsync(host, cancellationToken);
        if (options.Host == HostKind.CoreTools)
            return await CoreToolsHost.StartAsync(
                host with { StartLimit = CoreToolsStartLimit },
                new CoreToolsLaunch(CoreToolsNeeds.Require(), Ports.Choose(), folders.Keys),
                cancellationToken);
        LocalSettings.Write(options.SettingsFile!, host.AppSettings);
        return await CoreToolsHost.BesideAsync(host, CoreToolsAddress, cancellationToken);
    }

    private static FunctionsHostOptions HostOptions(
        StageOptions options, string appRoot, StageScript script, SandboxAuthority authority, StageLog log)
    {
        var settings = AppSettings.For(script);
        if (options.Host != HostKind.Elsewhere)
            foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"]) settings[name] = script.Folders.Temporary;
        options.AdjustSettings(settings);
        var host = new FunctionsHostOptions
        {
            AppRoot = appRoot,
            AppSettings = settings,
            ListBlobs = (container, cancellationToken) => script.Store.ListAsync(container, "", cancellationToken),
            ServerCertificate = authority.IssueServer("localhost"),
            Port = script.App.Port,
            Clock = options.Clock,
            BlobEventQueues = BlobEventQueues,
            BlobEventEndings = BlobEventEndings,
            TimerStatusFile = script.Folders.Timers,
            LoggerFactory = log,
        };
        return options.CrashesOnPurpose ? host with { CrashLimit = int.MaxValue, RestartInterval = TimeSpan.Zero } : host;
    }
}
