using System.Text;

namespace Postvogn.MeMo.Html;

internal sealed class OpenElements
{
    // Browsers nest no deeper: what follows would show in another place than it was written.
    public const int Deepest = 512;

    private const int LongestPath = 32;

    // How far up an element is looked for that ends unsaid: in real files it is near, and a hostile one must not cost a long search a tag.
    private const int FarthestEnd = 32;

    private readonly List<Level> levels = [new("", 0)];
    private readonly Dictionary<string, int> openOf = new(StringComparer.Ordinal);
    private (string Name, int Number)? empty;

    private Level Top => levels[^1];

    // False: the file is nested too deeply to follow.
    public bool Enter(string name)
    {
        foreach (var (ended, within) in ImpliedEnds.Before(name))
            End(ended, within);
        var number = Top.Count(name);
        var isEmpty = ImpliedEnds.IsEmpty(name);
        var isOpen = !isEmpty && levels.Count <= Deepest;
        empty = isOpen ? null : (name, number);
        if (!isOpen)
            return isEmpty;
        levels.Add(new(name, number));
        openOf[name] = openOf.GetValueOrDefault(name) + 1;
        return true;
    }

    // A tag is over, and with it an element that has no content.
    public void Settle() => empty = null;

    // One that ends nothing is passed over.
    public void Leave(string name)
    {
        if (openOf.GetValueOrDefault(name) > 0)
            CutTo(levels.FindLastIndex(level => level.Name == name));
    }

    // Of the element that was entered last, or around the current place; / outside all.
    public string Path()
    {
        var path = new StringBuilder();
        var first = Math.Max(1, levels.Count - LongestPath);
        if (first > 1)
            path.Append('/');
        foreach (var level in levels.Skip(first))
            path.Append(StepOf(level.Name, level.Number));
        if (empty is var (name, number))
            path.Append(StepOf(name, number));
        return path.Length == 0 ? "/" : path.ToString();
    }

    private void End(string[] ended, string[] within)
    {
        var count = 0;
        foreach (var name in ended)
            count += openOf.GetValueOrDefault(name);
        var lowest = count == 0 ? levels.Count : Math.Max(1, levels.Count - FarthestEnd);
        for (var i = levels.Count - 1; i >= lowest && !within.Contains(levels[i].Name); i--)
        {
            if (!ended.Contains(levels[i].Name))
                continue;
            CutTo(i);
            break;
        }
    }

    private void CutTo(int level)
    {
        for (var i = levels.Count - 1; i >= level; i--)
            openOf[levels[i].Name]--;
        levels.RemoveRange(level, levels.Count - level);
    }

    // There is one html, head and body, as a rule; the others are numbered.
    private static string StepOf(string name, int number) =>
        number == 1 && name is ("html" or "head" or "body") ? $"/{name}" : $"/{name}[{number}]";

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
