using System.Text;

namespace Postvogn.Drops.Packages;

/// <summary>A text that members are read from: the letter's own, or one below it that gives what the letter leaves out. The name is null
/// for the letter's own.</summary>
internal sealed class PackageLayer(ReadOnlyMemory<byte> text, string? name, bool isTemplate)
{
    public ReadOnlyMemory<byte> Text => text;

    public string? Name => name;

    /// <summary>Not one letter's, but what all of a source have.</summary>
    public bool IsTemplate => isTemplate;

    public (int Line, int Column) PlaceOf(long at)
    {
        var before = text.Span[..(int)Math.Min(at, text.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, Encoding.UTF8.GetCharCount(before[lineStart..]) + 1);
    }
}
