using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Azurite;

/// <summary>Starts all of Azurite: its blob and queue services in one process come only with its tables.</summary>
internal sealed class AzuriteLaunch(string node, string script, AzuriteAccount account)
{
    private static readonly string[] Services = ["blob", "queue", "table"];

    /// <summary>The operating system chooses the ports; Azurite's output says which.</summary>
    public ProcessStartInfo For(string directory)
    {
        Directory.CreateDirectory(directory);
        string[] arguments =
        [
            "-e", OtherProgram.Script("owned.js"), "--", script,
            "--location", directory, "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            .. Services.SelectMany(service => new[] { $"--{service}Host", "127.0.0.1", $"--{service}Port", "0" }),
        ];
        var start = OtherProgram.Prepare(node, arguments, directory);
        start.Environment["AZURITE_ACCOUNTS"] = $"{account.Name}:{account.Key}";
        return start;
    }
}
