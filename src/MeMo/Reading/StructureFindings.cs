using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>A name from the input is only repeated when it can hold no number.</summary>
internal static class StructureFindings
{
    private const int LongestName = 40;

    public static Finding NotWellFormed(string path, Place place, bool truncated) => MemoCodes.MemoInvalid.At(
        path,
        place,
        truncated
            ? "The XML ends too early."
            : "This is not well-formed XML.",
        truncated ? "Send the whole message." : "Correct the XML at this place.");

    public static Finding Unreadable(string path, Place place, InputFault fault) =>
        MemoCodes.MemoInvalid.At(path, place, fault.Message, fault.Fix);

    public static Finding WrongRoot(Place place) => MemoCodes.MemoRootInvalid.At(
        "/", place, "The root element is not Message.", "Send a MeMo: its root element is Message.");

    public static Finding WrongNamespace(Place place) => MemoCodes.MemoNamespaceNotFound.At(
        "/Message",
        place,
        "The root element is not in MeMo's namespace.",
        $"Declare the namespace {MemoNamespaces.Memo} and put Message in it.");

    public static Finding WrongVersion(Place place) => MemoCodes.MemoVersionNotAllowed.At(
        "/Message",
        place,
        "memoVersion is missing or names a version that is not in use; the rest was not judged.",
        "Write memoVersion=\"1.1\" or \"1.2\".");

    public static Finding UnknownAttribute(string path, Place place, string name) => MemoCodes.MemoInvalid.At(
        path, place, $"The attribute {Shown(name)} is not allowed here.", "Remove the attribute.");

    public static Finding MissingAttribute(Place place, string name) => MemoCodes.MemoInvalid.At(
        "/Message", place, $"The attribute {name} is missing.", $"Add {name}; MeMo 1.1 is sent with memoSchVersion=\"1.1.0\".");

    public static Finding BrokenAttribute(Place place, string name) => MemoCodes.MemoInvalid.At(
        "/Message", place, $"The attribute {name} is too long.", "Write memoSchVersion=\"1.1.0\".");

    public static Finding UnknownElement(Frame parent, Place place, string uri, string name, MemoVersion version)
    {
        var children = string.Join(", ", parent.Element.Children.Where(child => child.In(version).Max > 0));
        return MemoCodes.MemoInvalid.At(
            $"{parent.Path()}/{Shown(name)}",
            place,
            WhyUnknown(parent.Element, uri, name),
            $"Remove it. {parent.Element.Name} holds, in this order: {children}.");
    }

    public static Finding WrongOrder(Frame parent, MemoChild child, Place place) => MemoCodes.MemoInvalid.At(
        parent.PathTo(child),
        place,
        $"{child.Name} comes too late.",
        $"Put it before {parent.Element.Children[parent.Reached].Name}.");

    public static Finding TooMany(Frame parent, MemoChild child, Place place, int max) => MemoCodes.MemoInvalid.At(
        parent.PathTo(child), place, $"{child.Name} stands here more often than {max} times.", "Remove what is too many.");

    public static Finding OneOfChoice(Frame parent, MemoChild child, Place place) => MemoCodes.MemoInvalid.At(
        parent.PathTo(child), place, $"{child.Name} excludes its alternative, which is there too.", "Remove one of the two.");

    public static Finding Missing(Frame parent, MemoChild child, ErrorCode code) => code.At(
        parent.PathTo(child),
        parent.Start,
        $"{child.Name} is missing.",
        $"Add {child.Name} to {parent.Element.Name}, at its place in the order.");

    public static Finding StrayText(Frame frame, Place place) => MemoCodes.MemoInvalid.At(
        frame.Path(), place, $"There is text between the elements of {frame.Element.Name}.", "Remove the text.");

    public static Finding BrokenValue(string path, MemoChild child, Place place) => child.Broken.At(
        path, place, $"{child.Name} is not {child.Type!.Rule}.", $"Write {child.Type.Rule}.");

    public static Finding TooMuchText(string path, Place place) => MemoCodes.MemoInvalid.At(
        path,
        place,
        $"The texts of the message have more than {Tolerance.MostText} characters; from here on none is kept.",
        "Put into a file what is no fact about the message.");

    public static Finding ElementInText(string path, Place place) => MemoCodes.MemoInvalid.At(
        path, place, "There is an element where only text may be.", "Remove the element; write < as &lt;.");

    public static Finding BrokenContent(string path, Place place) => MemoCodes.MemoInvalid.At(
        path, place, "The content is not whole base64.", "Encode the bytes of the file as base64.");

    private static string WhyUnknown(MemoElement parent, string uri, string name)
    {
        var meant = parent.Children.FirstOrDefault(child => child.Name.Local.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (meant is null)
            return "The element is not allowed here.";
        if (meant.Name.Local != name)
            return $"The element is spelt otherwise than {meant.Name}.";
        return meant.Name.Namespace == uri ? "The element is not in this version of MeMo." : $"{meant.Name} is in the wrong namespace.";
    }

    private static string Shown(string name) => name.Length <= LongestName && name.All(char.IsAsciiLetter) ? name : "?";
}
