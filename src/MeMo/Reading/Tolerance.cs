using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>What a tolerant reader does with a fault that leaves the letter readable: it notes it, and keeps what can be kept.</summary>
internal sealed class Tolerance
{
    private readonly FindingList passed = new();

    public IReadOnlyList<Finding> Findings => passed.InOrder();

    public void Pass(Finding finding) => passed.Add(finding);

    /// <summary>
    /// What is kept of a text that breaks its type: a text as it is, a UUID of any version; null when there is nothing to keep.
    /// </summary>
    public static object? Keep(MemoType type, string text)
    {
        if (type.ClrType == typeof(string))
            return text;
        return type.ClrType == typeof(Guid) ? Lexical.Uuid(text.Trim(), anyVersion: true) : null;
    }

    /// <summary>Gives an element the texts that it lacks and its record promises: they are empty.</summary>
    public static void Complete(Frame frame, MemoVersion version)
    {
        foreach (var child in frame.Element.Children)
        {
            if (child.Type?.ClrType == typeof(string) && child.In(version).Min > 0 && !frame.Has(child.Name.Local))
                child.Property.SetValue(frame.Instance, "");
        }
    }
}
