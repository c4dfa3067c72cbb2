using System.Runtime.CompilerServices;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Staging;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

/// <summary>Watches the outcomes and the inbox, and tells of each letter when it comes to its end.</summary>
internal sealed class PostWatch(StageFolders folders, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private readonly Dictionary<string, DateTime> seen = Files(folders).ToDictionary(file => file, File.GetLastWriteTimeUtc, StringComparer.Ordinal);

    /// <summary>A line for each letter, as Spectre markup, until cancelled.</summary>
    public async IAsyncEnumerable<string> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var file in Files(folders).Where(IsNew))
                yield return LineOf(file);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }

    private static IEnumerable<string> Files(StageFolders folders) =>
        [.. In(folders.Container("outcomes"), "*.json"), .. In(folders.Container("inbox"), "message.json")];

    private static IEnumerable<string> In(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private bool IsNew(string file)
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (seen.TryGetValue(file, out var before) && before == written)
            return false;
        seen[file] = written;
        return true;
    }

    private string LineOf(string file)
    {
        var outcomes = folders.Container("outcomes") + Path.DirectorySeparatorChar;
        if (file.StartsWith(outcomes, StringComparison.Ordinal) && Outcome.Read(file) is { } outcome)
            return "sent      " + LetterMarkup.Of(LetterLines.Of(file[outcomes.Length..^".json".Length], outcome));
        return $"received  {Path.GetRelativePath(folders.Root, Path.GetDirectoryName(file)!).EscapeMarkup()}";
    }
}
