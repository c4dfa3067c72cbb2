using System.Globalization;

namespace Postvogn.MeMo.Reading;

internal static class InputFaults
{
    private const string SendMemo = "Send a MeMo: an XML file whose root element is Message.";
    private const string DeclareWhatItIs =
        "Save the message as UTF-8, or declare the encoding that it has: <?xml version=\"1.0\" encoding=\"windows-1252\"?>.";

    public static InputFault TooLong { get; } = new(
        "A tag, text, comment or other piece of XML is longer than 1 MiB, which nothing in a MeMo but the content of a file can be.",
        "Correct the XML at this place: a closing mark is missing, or a file stands outside content.");

    public static InputFault TooDeep { get; } = new(
        "Elements are nested in more than 65 levels; MeMo has 7.", "Correct the XML at this place: end tags are missing.");

    public static InputFault TooMany { get; } = new(
        "The message has more than 1,000,000 elements, texts and comments; the largest letters have some hundreds.", SendMemo);

    public static InputFault TooManyNames { get; } = new(
        "The message has more than 5,000 different names of elements and attributes; MeMo has 200.", SendMemo);

    public static InputFault Doctype { get; } = new(
        "The message has a DTD (<!DOCTYPE), which MeMo does not use.", "Remove the DTD, and the entities that it declares.");

    public static InputFault Empty { get; } = new("The input is empty.", SendMemo) { IsAtStart = true };

    public static InputFault OnlySpace { get; } = new("The input holds nothing but white space.", SendMemo) { IsAtStart = true };

    public static InputFault NotXml(string what, string fix = SendMemo) => new($"The input is {what}, not XML.", fix) { IsAtStart = true };

    public static InputFault LongDeclaration(int most) => new(
        string.Create(CultureInfo.InvariantCulture, $"The XML declaration does not end within {most:N0} characters."),
        "Shorten it: <?xml version=\"1.0\" encoding=\"UTF-8\"?>.") { IsAtStart = true };

    // Versions that are none are not repeated.
    public static InputFault OtherVersion(string? version) => new(
        $"The message declares XML {version ?? "?"}, which is not read: MeMo is XML 1.0.",
        "Save the message as XML 1.0: <?xml version=\"1.0\" encoding=\"UTF-8\"?>.") { IsAtStart = true };

    // A name that is no name of an encoding is not repeated.
    public static InputFault UnknownEncoding(string? name) => new(
        $"The message declares the encoding {name ?? "?"}, which is not known.", DeclareWhatItIs) { IsAtStart = true };

    public static InputFault OtherEncoding(string found, string? declared) => new(
        $"The bytes of the message are {found}; it declares {declared ?? "no encoding"}.", DeclareWhatItIs) { IsAtStart = true };

    public static InputFault NotUtf8(byte broken) => new(
        $"The byte {Hex(broken)} is not UTF-8, which the message must be in; the letter was probably written as {Likely(broken)}.",
        DeclareWhatItIs);

    public static InputFault NotOf(string encoding, ReadOnlySpan<byte> broken) => new(
        $"The byte {Hex(broken.IsEmpty ? default : broken[0])} is no character in {encoding}, which the message declares.",
        DeclareWhatItIs);

    private static string Likely(byte broken) => broken < 0xA0 ? "windows-1252" : "windows-1252 or ISO-8859-1";

    private static string Hex(byte value) => value.ToString("X2", CultureInfo.InvariantCulture);
}
