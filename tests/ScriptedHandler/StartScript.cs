using System.Globalization;

namespace Postvogn.ScriptedHandler;

/// <summary>What happens before the app listens, told by environment variables.</summary>
internal static class StartScript
{
    /// <summary>An exit code to end with at once, or null to go on.</summary>
    public static int? Run()
    {
        CountStart();
        if (Environment.GetEnvironmentVariable("SCRIPT_STDOUT") is { } output) Console.Out.WriteLine(output);
        if (Environment.GetEnvironmentVariable("SCRIPT_STDERR") is { } errors) Console.Error.WriteLine(errors);
        if (Environment.GetEnvironmentVariable("SCRIPT_NEVER_LISTEN") is not null) Thread.CurrentThread.Join();
        return Environment.GetEnvironmentVariable("SCRIPT_EXIT") is { } exit ? int.Parse(exit, CultureInfo.InvariantCulture) : null;
    }

    private static void CountStart()
    {
        if (Environment.GetEnvironmentVariable("SCRIPT_STARTS") is not { } file) return;
        File.AppendAllText(file, $"{Environment.ProcessId} {Environment.CurrentDirectory} {string.Join(' ', Environment.GetCommandLineArgs()[1..])}\n");
    }
}
