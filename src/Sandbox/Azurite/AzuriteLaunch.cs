using System.Diagnostics;

namespace Postvogn.Sandbox.Azurite;

/// <summary>Prepares a start of Azurite's blob service.</summary>
/// <param name="node">Node's full path.</param>
/// <param name="script">The script of the blob service.</param>
/// <param name="account">The one account that it serves.</param>
internal sealed class AzuriteLaunch(string node, string script, AzuriteAccount account)
{
    /// <summary>What to start: the operating system chooses the port, and Azurite says on its output which it is.</summary>
    /// <param name="directory">Where it keeps its blobs; made if it is not there.</param>
    public ProcessStartInfo For(string directory)
    {
        Directory.CreateDirectory(directory);
        string[] arguments =
        [
            "-e", Owned(), "--", script, "--blobHost", "127.0.0.1", "--blobPort", "0", "--location", directory,
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
        ];
        var start = new ProcessStartInfo(node, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["AZURITE_ACCOUNTS"] = $"{account.Name}:{account.Key}";
        return start;
    }

    private static string Owned()
    {
        using var script = new StreamReader(typeof(AzuriteLaunch).Assembly.GetManifestResourceStream("owned.js")!);
        return script.ReadToEnd();
    }
}
