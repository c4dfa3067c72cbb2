using Postvogn.Sandbox.Staging;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

internal static class Welcome
{
    public static void Show(IAnsiConsole console, Stage stage, PostBox postBox, string? settingsFile)
    {
        var folders = stage.Folders;
        var letters = Path.Combine(postBox.Folder, Solbjerg.PushSender);
        var root = Path.Combine(folders.Certificates, "root.pem");
        console.MarkupLineInterpolated($"[bold]Postvogn runs.[/] Ctrl-C ends it.");
        var process = settingsFile is null ? $"process {stage.Host.ProcessId}" : $"start it now: its settings are in {settingsFile}";
        console.MarkupLineInterpolated($"  the app                    {stage.Host.BaseAddress}   ({process})");
        console.MarkupLineInterpolated($"  Digital Post's stand-in    {stage.DigitalPost.BaseAddress}");
        // Azurite's connection string holds a key: made for this run, for letters that are made up, good on this machine only.
        console.MarkupLineInterpolated($"  the store                  {stage.Store.AppSetting.Value}");
        console.MarkupLineInterpolated($"  outcomes of sent letters   {stage.Store.PlaceOf("outcomes")}");
        console.MarkupLineInterpolated($"  inbox of received letters  {stage.Store.PlaceOf("inbox")}");
        console.MarkupLineInterpolated($"  log                        {folders.Log}");
        console.MarkupLine("[bold]Four things to try[/]");
        console.MarkupLineInterpolated(
            $"  1. Send a letter of your own: copy a MeMo (.xml), a .letter.json with its files, or an archive into {letters}");
        var kill = settingsFile is null ? $"kill -9 {stage.Host.ProcessId}" : "kill -9 and the number of its process";
        console.MarkupLineInterpolated($"  2. Kill the app while letters are on their way, and see that none is lost: {kill}");
        console.MarkupLineInterpolated($"  3. Ask it how it is: curl --cacert {root} {new Uri(stage.Host.BaseAddress, "api/health")}");
        // The key is made for this run and opens this app only, on this machine.
        var letterAddress = new Uri(stage.Host.BaseAddress, "api/letters/");
        console.MarkupInterpolated($"  4. Ask it where a letter is, by the messageUUID in its outcome: ");
        console.MarkupLineInterpolated(
            $"curl --cacert {root} --header 'x-functions-key: {stage.Host.FunctionKey}' {letterAddress}<messageUUID>");
        console.MarkupLine("[bold]What becomes of each letter[/]");
    }
}
