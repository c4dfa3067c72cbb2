using System.CommandLine.Parsing;
using System.CommandLine;
using Postvogn.Cli;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

internal static class LiveCommand
{
    private const int AppPort = 7071;

    // Core Tools listen at 7071 when an editor starts them.
    private const int PortBesideCoreTools = 7072;
    private const int DigitalPostPort = 7443;

    private static readonly Option<DirectoryInfo?> Data = Options.Place(
        "--data", "Where everything is kept. The default is a folder of the user's local application data.");
    private static readonly Option<StoreKind> Store = Options.Store();
    private static readonly Option<HostKind> Host = Options.Host();
    private static readonly Option<FileInfo?> Settings = Options.OutputFile(
        "--settings", "Start no app, but write its settings to this local.settings.json, for an editor that starts it with Core Tools.");
    private static readonly Option<int> Port = Options.Count("--port", "The port of the app (https).", AppPort, 0, ushort.MaxValue);
    private static readonly Option<int> PostPort = Options.Count("--digital-post-port",
        "The port of the stand-in for Digital Post (https).", DigitalPostPort, 0, ushort.MaxValue);
    private static readonly Option<DirectoryInfo?> App = Options.App();

    public static RootCommand Create(params Command[] commands)
    {
        var root = new RootCommand(
            "Postvogn on a laptop: the function app, a stand-in for its host and a stand-in for Digital Post. Ends with Ctrl-C.")
        {
            Data, Store, Host, Settings, Port, PostPort, App,
        };
        foreach (var command in commands)
            root.Add(command);
        root.Validators.Add(RequireFitOf);
        root.SetAction((parsed, cancellationToken) => FaultScreen.GuardAsync(stop => RunAsync(parsed, stop), cancellationToken));
        return root;
    }

    private static void RequireFitOf(CommandResult result)
    {
        if (Options.IsGiven(result, Host, "func")) Options.RequireAzurite(result, Store, "--host func");
        if (result.GetResult(Settings) is { Implicit: false }) Options.RequireAzurite(result, Store, "--settings");
    }

    private static string DefaultDirectory => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "postvogn",
        "sandbox");

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = parsed.GetValue(Settings)?.FullName;
        var host = settings is null ? parsed.GetValue(Host) : HostKind.Elsewhere;
        var options = new StageOptions
        {
            Directory = parsed.GetValue(Data)?.FullName ?? DefaultDirectory,
            Store = host == HostKind.Sandbox ? parsed.GetValue(Store) : StoreKind.Azurite,
            Host = host,
            SettingsFile = settings,
            Port = settings is not null && parsed.GetResult(Port) is not { Implicit: false }
                ? PortBesideCoreTools
                : parsed.GetValue(Port),
            DigitalPostPort = parsed.GetValue(PostPort),
            AppRoot = parsed.GetValue(App)?.FullName,
        };
        await new LiveRun(options, Terminal.On(Console.Out), TimeProvider.System).RunAsync(cancellationToken);
        return ExitCode.Success;
    }
}
