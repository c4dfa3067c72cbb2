using System.Text;
using Postvogn.Cli.Files;
using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Costs;

/// <summary>A text that is given to the command: prices, a snapshot, a page.</summary>
internal static class CostFile
{
    private const int MostShown = 80;
    private const int MostMegabytes = 64;

    /// <summary>The whole text; <c>-</c> is the standard input, where there is one.</summary>
    public static string Text(string file, StandardStreams? streams = null)
    {
        try
        {
            using var content = file == StandardStreams.Name && streams is not null ? streams.Input() : Open(file);
            using var reader = new StreamReader(Bounded(content), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } unread)
        {
            throw new InvalidDataException($"{file}: {unread.Message}", fault);
        }
    }

    /// <summary>A line of it, as it is shown to a person.</summary>
    public static string Shown(string text, int line)
    {
        var whole = text.Split('\n').ElementAtOrDefault(line)?.Trim() ?? "";
        return whole.Length <= MostShown ? whole : $"{whole[..MostShown]}…";
    }

    private static FileStream Open(string file)
    {
        var reason = file.Length == 0 ? "It has no name. Name a file."
            : Directory.Exists(file) ? "It is a folder. Name a file."
            : FileNature.WhyNoFile(file);
        return reason is null ? File.OpenRead(file) : throw new IOException(reason);
    }

    private static MemoryStream Bounded(Stream content)
    {
        var whole = new MemoryStream();
        var block = new byte[64 * 1024];
        while (content.Read(block) is > 0 and var length)
        {
            whole.Write(block, 0, length);
            if (whole.Length > MostMegabytes * 1_000_000L)
                throw new IOException($"It is longer than {MostMegabytes} MB. Name a list of prices, or a snapshot.");
        }

        whole.Position = 0;
        return whole;
    }
}
