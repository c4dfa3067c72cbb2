using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>A fault that leaves the letter readable is noted, and what can be kept is kept.</summary>
internal sealed class Tolerance
{
    // In characters, of a whole message: what is beside its files has a tenth of it at most. A hostile one is all texts.
    public const int MostText = 2_000_000;

    private readonly FindingList passed = new();
    private long held;

    public IReadOnlyList<Finding> Findings => passed.InOrder();

    public void Pass(Finding finding) => passed.Add(finding);

    // It is held from now on, if there is.
    public bool IsRoomFor(string text) => held <= MostText && (held += text.Length) <= MostText;

    // A text that breaks its type as it is, a UUID of any version; null: nothing to keep.
    public static object? Keep(MemoType type, string text)
    {
        if (type.ClrType == typeof(string))
            return text;
        return type.ClrType == typeof(Guid) ? Lexical.Uuid(text.AsSpan().Trim(Lexical.Space).ToString(), anyVersion: true) : null;
    }

    // The texts that it lacks and its record promises are empty.
    public static void Complete(Frame frame, MemoVersion version)
    {
        foreach (var child in frame.Element.Children)
        {
            if (child.Type?.ClrType == typeof(string) && child.In(version).Min > 0 && !frame.Has(child.Name.Local))
                child.Property.SetValue(frame.Instance, "");
        }
    }
}
