using System.Text;

namespace Postvogn.MeMo.Html;

/// <summary>The elements around the current place of a file, to say where something stands.</summary>
internal sealed class OpenElements
{
    /// <summary>Browsers nest no deeper: what follows would show in another place than it was written.</summary>
    public const int Deepest = 512;

    private const int LongestPath = 32;

    private readonly List<Level> levels = [new("", 0)];
    private readonly Dictionary<string, int> openOf = new(StringComparer.Ordinal);
    private string last = "";

    private Level Top => levels[^1];

    /// <summary>Notes that an element begins.</summary>
    /// <returns>Whether it is open now; false when the file is nested too deeply to follow.</returns>
    public bool Enter(string name)
    {
        foreach (var (ended, within) in ImpliedEnds.Before(name))
            End(ended, within);
        var number = Top.Count(name);
        last = StepOf(name, number);
        if (ImpliedEnds.IsEmpty(name))
            return true;
        if (levels.Count > Deepest)
            return false;
        levels.Add(new(name, number));
        openOf[name] = openOf.GetValueOrDefault(name) + 1;
        last = "";
        return true;
    }

    /// <summary>Notes an end tag. One that ends nothing is passed over.</summary>
    public void Leave(string name)
    {
        last = "";
        if (openOf.GetValueOrDefault(name) > 0)
            CutTo(levels.FindLastIndex(level => level.Name == name));
    }

    /// <summary>The path of the element that was entered last.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        var first = Math.Max(1, levels.Count - LongestPath);
        if (first > 1)
            path.Append('/');
        foreach (var level in levels.Skip(first))
            path.Append(StepOf(level.Name, level.Number));
        return path.Append(last).ToString();
    }

    private void End(string[] ended, string[] within)
    {
        if (!Array.Exists(ended, name => openOf.GetValueOrDefault(name) > 0))
            return;
        var found = levels.FindLastIndex(level => ended.Contains(level.Name) || within.Contains(level.Name));
        if (found > 0 && ended.Contains(levels[found].Name))
            CutTo(found);
    }

    private void CutTo(int level)
    {
        for (var i = levels.Count - 1; i >= level; i--)
            openOf[levels[i].Name]--;
        levels.RemoveRange(level, levels.Count - level);
    }

    /// <summary>There is one html, head and body, as a rule; the others are numbered.</summary>
    private static string StepOf(string name, int number) => number == 1 && name is "html" or "head" or "body" ? $"/{name}" : $"/{name}[{number}]";

    private sealed class Level(string name, int number)
    {
        private Dictionary<string, int>? children;

        public string Name => name;

        public int Number => number;

        public int Count(string child)
        {
            children ??= new(StringComparer.Ordinal);
            return children[child] = children.GetValueOrDefault(child) + 1;
        }
    }
}
