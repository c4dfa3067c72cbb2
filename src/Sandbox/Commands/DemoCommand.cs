using System.CommandLine.Parsing;
using System.CommandLine;
using Postvogn.Cli;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Commands;

internal static class DemoCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object and nothing else." };
    private static readonly Option<DirectoryInfo?> Drop = Options.Folder("--drop",
        "Send the *.xml and *.letter.json files and the archives of this folder; it is only read.");
    private static readonly Option<int> Kill = Options.Count("--kill",
        "Kill the app process (SIGKILL) this many times at random moments.", 0, 0);
    private static readonly Option<StoreKind> Store = Options.Store();
    private static readonly Option<HostKind> Host = Options.Host();
    private static readonly Option<int> Letters = Options.Count("--letters", "How many small letters are made.", 300, 10);
    private static readonly Option<int> Seed = new(
        "--seed") { Description = "From what letters and moments are made; the same seed makes the same.", DefaultValueFactory = _ => 1 };
    private static readonly Option<DirectoryInfo?> App = Options.App();
    private static readonly Option<DirectoryInfo?> Data = Options.Place(
        "--data", "Where the run keeps its files. The default is the system's folder for temporary files.");
    private static readonly Option<bool> Keep = new("--keep") { Description = "Keep the run's files, and print where they lie." };
    private static readonly Option<FileInfo?> Telemetry = Options.OutputFile("--telemetry",
        "Write what the app would send to Application Insights to this file, a JSON object a line; one that is there is replaced.");
    private static readonly Option<int> Limit = Options.Count("--limit",
        "Seconds after which the run ends with a report of what is open (0: 180, and 6 more a kill; with func 300 and 15).", 0, 0);

    public static Command Create()
    {
        var command = new Command("demo", "Run the main job: some 300 letters out, some 30 replies in, every one accounted for.")
        {
            Json, Drop, Kill, Store, Host, Letters, Seed, App, Data, Keep, Telemetry, Limit,
        };
        command.Validators.Add(RequireFitOf);
        command.SetAction((parsed, cancellationToken) => FaultScreen.GuardAsync(
            stop => RunAsync(parsed, stop),
            cancellationToken,
            parsed.GetValue(Json) ? new JsonScreen(Console.Out).ShowFault : null));
        return command;
    }

    private static void RequireFitOf(CommandResult result)
    {
        if (!Options.IsGiven(result, Host, "func")) return;
        Options.RequireAzurite(result, Store, "--host func");
        if (result.GetResult(Kill) is { Implicit: false } && !Options.IsGiven(result, Kill, "0") && !OperatingSystem.IsLinux())
            result.AddError("--kill with --host func works on Linux only: elsewhere the worker process cannot be found.");
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = Read(parsed);
        IDemoScreen screen = parsed.GetValue(Json) ? new JsonScreen(Console.Out) : new TextScreen(Console.Out);
        var result = await new DemoRun(options, screen, TimeProvider.System).RunAsync(cancellationToken);
        screen.Show(result);
        return result.IsGood ? ExitCode.Success : ExitCode.Failure;
    }

    private static DemoOptions Read(ParseResult parsed) => new()
    {
        DropFolder = parsed.GetValue(Drop)?.FullName,
        Kills = parsed.GetValue(Kill),
        Store = parsed.GetValue(Host) == HostKind.CoreTools ? StoreKind.Azurite : parsed.GetValue(Store),
        Host = parsed.GetValue(Host),
        Letters = parsed.GetValue(Letters),
        Seed = parsed.GetValue(Seed),
        AppRoot = parsed.GetValue(App)?.FullName,
        Directory = parsed.GetValue(Data)?.FullName,
        Keep = parsed.GetValue(Keep),
        TelemetryFile = parsed.GetValue(Telemetry)?.FullName,
        Limit = parsed.GetValue(Limit) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null,
    };
}
