using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>Prepares a start of the app process as the real host does.</summary>
internal sealed class HandlerLaunch(HandlerSettings settings, FunctionsHostOptions options, HostContext context)
{
    /// <summary>What to start, and the address on which it will answer.</summary>
    public (ProcessStartInfo StartInfo, Uri Address) Prepare()
    {
        var port = settings.Port ?? FreePort();
        var appRoot = Path.GetFullPath(options.AppRoot);
        var variables = HandlerEnvironment.ForStart(port, context.NewId(), appRoot);
        var startInfo = new ProcessStartInfo(settings.Executable, Expand(settings.Arguments, variables))
        {
            WorkingDirectory = settings.WorkingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in options.AppSettings) startInfo.Environment[name] = value;
        foreach (var (name, value) in variables) startInfo.Environment[name] = value;
        MakeExecutable(settings.Executable);
        return (startInfo, new Uri($"http://127.0.0.1:{port}/"));
    }

    private static string Expand(string arguments, IReadOnlyDictionary<string, string> variables) =>
        new SettingsExpander(variables).Expand(arguments).Text;

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // A package that was zipped on Windows has lost the bit; the real host sets it too, and goes on if it may not.
    private static void MakeExecutable(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & UnixFileMode.UserExecute) == UnixFileMode.None) File.SetUnixFileMode(path, mode | UnixFileMode.UserExecute);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The start itself will tell.
        }
    }
}
