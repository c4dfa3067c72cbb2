namespace Postvogn.Sandbox.Processes;

/// <summary>Ends a program when whoever started it is gone, however that ended. Made before the program is started: a shell beside it waits
/// for the owner's end of a pipe to close. On Windows it does nothing.</summary>
internal sealed class Bond : IDisposable
{
    // A second line means that the program has ended first, and its id may be another's by now. A terminal's signals go to all.
    internal const string Script = """
        trap '' INT HUP
        exec >/dev/null 2>&1
        read -r id && { read -r _ || kill -9 "$id"; }
        """;

    private readonly Process? shell = OperatingSystem.IsWindows() ? null : Process.Start(
        new ProcessStartInfo("/bin/sh", ["-c", Script]) { RedirectStandardInput = true, UseShellExecute = false });

    public void Hold(int processId) => Say($"{processId}");

    /// <summary>Once the program has ended.</summary>
    public void Dispose()
    {
        Say("");
        shell?.Dispose();
    }

    private void Say(string line)
    {
        try
        {
            shell?.StandardInput.WriteLine(line);
        }
        catch (IOException)
        {
            // Somebody has ended the shell.
        }
    }
}
