using Postvogn.Cli.Letters;

namespace Postvogn.Cli.Costs;

internal static class CostFile
{
    private const int MostShown = 80;

    public static string Text(string file)
    {
        try
        {
            return File.ReadAllText(file);
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
}
