using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Live;

internal static class Welcome
{
    public static void Show(LiveScreen screen, WelcomeFacts facts)
    {
        screen.Say("[bold]Postvogn runs.[/] Ctrl-C ends it.");
        var process = facts.SettingsFile is { } file ? $"start it now: its settings are in {file}" : $"process {facts.ProcessId}";
        screen.Tell($"  the app                    {facts.App}   ({process})");
        screen.Tell($"  Digital Post's stand-in    {facts.DigitalPost}");
        // Azurite's connection string holds a key: made for this run, for letters that are made up, good on this machine only.
        screen.Tell($"  the store                  {facts.Store}");
        screen.Tell($"  outcomes of sent letters   {facts.Outcomes}");
        screen.Tell($"  inbox of received letters  {facts.Inbox}");
        screen.Tell($"  log                        {facts.Log}");
        foreach (var sender in facts.Senders.GroupBy(it => (it.Cvr, it.Owner)))
            screen.Tell($"  letters from CVR {sender.Key.Cvr}  {sender.Key.Owner}: {string.Join(", ", sender.Select(it => it.Source))}");
        screen.Say("[bold]Five things to try[/]");
        var letters = Path.Combine(facts.Letters, Solbjerg.PushSender);
        screen.Tell($"  1. Send a letter of your own: copy a MeMo (.xml), a .letter.json with its files, or an archive into {letters}");
        var kill = facts.SettingsFile is null ? $"kill -9 {facts.ProcessId}" : "kill -9 and the number of its process";
        screen.Tell($"  2. Kill the app while letters are on their way, and see that none is lost: {kill}");
        var root = Quoted(facts.Root);
        screen.Tell($"  3. Ask it how it is: curl --cacert {root} {new Uri(facts.App, "api/health")}");
        // The key is made for this run and opens this app only, on this machine.
        var ask = $"curl --cacert {root} --header 'x-functions-key: {facts.FunctionKey}' {new Uri(facts.App, "api/letters/MESSAGEUUID")}";
        screen.Tell($"  4. Ask it where a letter is, by the messageUUID in its outcome: {ask}");
        screen.Tell(
            $"  5. Let its recipient reply: copy a .txt or .pdf, named by the letter's messageUUID, into {facts.Replies}");
        screen.Say("[bold]What becomes of each letter[/]");
    }

    // For a shell.
    private static string Quoted(string path) =>
        path.All(it => char.IsAsciiLetterOrDigit(it) || "/._-+:@%".Contains(it, StringComparison.Ordinal))
            ? path
            : $"'{path.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}

internal sealed record WelcomeFacts
{
    public required Uri App { get; init; }

    public required int? ProcessId { get; init; }

    public required string FunctionKey { get; init; }

    public required Uri DigitalPost { get; init; }

    public required string Store { get; init; }

    public required string Outcomes { get; init; }

    public required string Inbox { get; init; }

    public required string Log { get; init; }

    public required string Letters { get; init; }

    public required string Replies { get; init; }

    /// <summary>The certificate file of the sandbox's own authority.</summary>
    public required string Root { get; init; }

    public required IReadOnlyList<(string Source, string Cvr, string Owner)> Senders { get; init; }

    public string? SettingsFile { get; init; }

    public static WelcomeFacts Of(Stage stage, string letters, string replies, string? settingsFile) => new()
    {
        App = stage.Host.BaseAddress,
        ProcessId = stage.Host.ProcessId,
        FunctionKey = stage.Host.FunctionKey,
        DigitalPost = stage.DigitalPost.BaseAddress,
        Store = stage.Store.AppSetting.Value,
        Outcomes = stage.Store.PlaceOf("outcomes"),
        Inbox = stage.Store.PlaceOf("inbox"),
        Log = stage.Folders.Log,
        Letters = letters,
        Replies = replies,
        Root = Path.Combine(stage.Folders.Certificates, "root.pem"),
        Senders =
            [.. stage.Cast.Systems.Where(it => it.Sends).Select(it => (it.Name, it.Cvr, stage.Cast.OwnerOf(it).Name))],
        SettingsFile = settingsFile,
    };
}
