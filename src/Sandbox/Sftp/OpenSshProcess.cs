using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Sftp;

/// <summary>It ends with its owner: a shell beside it waits for the owner's line to close.</summary>
internal sealed class OpenSshProcess : IAsyncDisposable
{
    private const string Script = """
        if [ -n "$2" ]; then trap '' XFSZ; ulimit -f "$2"; fi
        "$0" -D -e -f "$1" </dev/null &
        exec 2>&-
        read -r _
        kill "$!"
        """;

    private readonly Process process;

    private OpenSshProcess(Process process) => this.process = process;

    /// <summary>Null when it ended at once.</summary>
    public static async Task<OpenSshProcess?> TryStartAsync(
        string configuration, int? largestFile, LastLines lastWords, CancellationToken cancellationToken)
    {
        var started = new OpenSshProcess(Process.Start(Launch(configuration, largestFile))!);
        try
        {
            if (await started.ListensAsync(lastWords, cancellationToken))
                return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
        await started.DisposeAsync();
        return null;
    }

    // With all sessions.
    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    // It listens until its input is closed.
    internal static ProcessStartInfo Launch(string configuration, int? largestFile) =>
        new("/bin/sh", ["-c", Script, OpenSshPrograms.Server!, configuration, $"{largestFile}"])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    // False when the line of its words closes first: then it has ended.
    private async Task<bool> ListensAsync(LastLines lastWords, CancellationToken cancellationToken)
    {
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            lastWords.Add(line);
            if (!line.StartsWith("Server listening", StringComparison.Ordinal))
                continue;
            // Nobody needs the rest, but a full line would stop the server.
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return true;
        }
        return false;
    }
}
