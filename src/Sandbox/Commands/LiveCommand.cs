using System.CommandLine;
using Postvogn.Cli;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

/// <summary>No command: runs everything, shows what becomes of each letter, until Ctrl-C.</summary>
internal static class LiveCommand
{
    private const int AppPort = 7071;
    private const int DigitalPostPort = 7443;

    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Where everything is kept. The default is a folder of the user's local application data.",
        HelpName = "DIR",
    };
    private static readonly Option<StoreKind> Store = Options.Store();
    private static readonly Option<int> Port = Options.Count("--port", "The port of the app (https).", AppPort, 0, ushort.MaxValue);
    private static readonly Option<int> PostPort = Options.Count("--digital-post-port",
        "The port of the stand-in for Digital Post (https).", DigitalPostPort, 0, ushort.MaxValue);
    private static readonly Option<DirectoryInfo?> App = Options.App();

    /// <summary>Makes the root command.</summary>
    /// <param name="commands">The other commands.</param>
    public static RootCommand Create(params Command[] commands)
    {
        var root = new RootCommand(
            "Postvogn on a laptop: the function app, a stand-in for its host and a stand-in for Digital Post. Ends with Ctrl-C.")
        {
            Data, Store, Port, PostPort, App,
        };
        foreach (var command in commands)
            root.Add(command);
        root.SetAction((parsed, cancellationToken) => FaultScreen.GuardAsync(() => RunAsync(parsed, cancellationToken)));
        return root;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new LiveOptions
        {
            Directory = parsed.GetValue(Data)?.FullName ?? LiveOptions.DefaultDirectory,
            Store = parsed.GetValue(Store),
            Port = parsed.GetValue(Port),
            DigitalPostPort = parsed.GetValue(PostPort),
            AppRoot = parsed.GetValue(App)?.FullName,
        };
        await new LiveRun(options, Terminal.On(Console.Out), TimeProvider.System).RunAsync(cancellationToken);
        return ExitCode.Success;
    }
}
