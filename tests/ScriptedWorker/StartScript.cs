using System.Globalization;

namespace Postvogn.ScriptedWorker;

/// <summary>What happens before the worker reports, told by environment variables.</summary>
internal static class StartScript
{
    /// <summary>The exit code of a worker that was asked to end.</summary>
    public const int EndedAsAsked = 7;

    /// <summary>An exit code to end with at once, or null to go on.</summary>
    public static int? Run()
    {
        if (Environment.GetEnvironmentVariable("SCRIPT_STARTS") is { } file)
        {
            var arguments = string.Join(' ', Environment.GetCommandLineArgs()[1..]);
            File.AppendAllText(file, $"{Environment.ProcessId} {Environment.CurrentDirectory} {arguments}\n");
        }

        if (Environment.GetEnvironmentVariable("SCRIPT_STDOUT") is { } output) Console.Out.WriteLine(output);
        if (Environment.GetEnvironmentVariable("SCRIPT_STDERR") is { } errors) Console.Error.WriteLine(errors);
        if (Environment.GetEnvironmentVariable("SCRIPT_NEVER_REPORT") is not null) Thread.CurrentThread.Join();
        return Environment.GetEnvironmentVariable("SCRIPT_EXIT") is { } exit ? int.Parse(exit, CultureInfo.InvariantCulture) : null;
    }
}
