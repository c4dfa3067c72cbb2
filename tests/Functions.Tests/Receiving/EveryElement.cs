using System.Globalization;
using System.Xml.Linq;
using Postvogn.MeMo;
using Postvogn.MeMo.Schema;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>A MeMo made along the table of elements, with every element that its version has (two of what may be several), each with a
/// value of its own, or the least that its type allows; and where each value must be found in message.json.</summary>
internal sealed class EveryElement
{
    // Those whose name in message.json is not the element's with a small first letter.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["CPRdata"] = "cprData",
        ["CVRdata"] = "cvrData",
        ["KLEdata"] = "kleData",
        ["FORMdata"] = "formData",
        ["SORdata"] = "sorData",
        ["SEnumber"] = "seNumber",
        ["EID"] = "eID",
        ["senderID"] = "id",
        ["recipientID"] = "id",
        ["mainDocumentID"] = "id",
        ["additionalDocumentID"] = "id",
        ["technicalDocumentID"] = "id",
    };

    private readonly MemoVersion version;
    private readonly bool isLeast;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private int last;
    private int documents;
    private int files;

    public EveryElement(MemoVersion version, Guid messageUuid, bool isLeast = false)
    {
        (this.version, this.isLeast) = (version, isLeast);
        values["messageUUID"] = $"{messageUuid}";
        values["memoVersion"] = version == MemoVersion.V1_1 ? "1.1" : "1.2";
        var root = Make(BodyElements.Message, "", 1);
        root.Add(new XAttribute("memoVersion", values["memoVersion"]));
        if (version == MemoVersion.V1_1) root.Add(new XAttribute("memoSchVersion", "1.1.0"));
        Xml = $"{root}";
    }

    public string Xml { get; }

    /// <summary>By place, such as <c>sender.attentionData.eMail.emailAddress</c> or <c>replyData[1].comment</c>.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    // A choice is taken by turns.
    private XElement Make(MemoElement element, string place, int turn)
    {
        var made = new XElement(Name(element.Name));
        var alternatives = element.Children.Where(child => child.Choice > 0).ToList();
        foreach (var child in element.Children.Where(child => child.In(version).Max > 0))
        {
            if (child.Choice > 0 && alternatives[turn % alternatives.Count] != child) continue;
            for (var index = 0; index < Math.Min(child.In(version).Max, 2); index++)
            {
                made.Add(child.Element is { } inner
                    ? Make(inner, PlaceOf(child, place, index), index)
                    : new XElement(Name(child.Name), Value(child, $"{place}{NameOf(child)}")));
            }
        }

        return made;
    }

    private string PlaceOf(MemoChild child, string place, int index) => child.Name.Local switch
    {
        "MessageHeader" or "MessageBody" => "",
        "MainDocument" or "AdditionalDocument" or "TechnicalDocument" => $"documents[{documents++}].",
        "File" => $"files[{files++}].",
        "Action" => $"{place}actions[{index}].",
        _ when child.IsList => $"{place}{NameOf(child)}[{index}].",
        _ => $"{place}{NameOf(child)}.",
    };

    private static string NameOf(MemoChild child) => Names.GetValueOrDefault(child.Name.Local)
        ?? char.ToLowerInvariant(child.Name.Local[0]) + child.Name.Local[1..];

    private string Value(MemoChild child, string place)
    {
        if (values.TryGetValue(place, out var given)) return given;
        var number = ++last;
        var time = new DateTime(2030, 1, 7, 8, 0, 0, DateTimeKind.Utc).AddSeconds(number);
        var (value, inJson) = child.Type!.Name switch
        {
            "memoDateTimeType" when isLeast => ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00"),
            "date" when isLeast => ("0001-01-01", null),
            "boolean" when isLeast => ("false", null),
            "memoPNumberType" or "memoGLNType" when isLeast => ("0", null),
            "memoTextType" or "memoCommentType" or "memoNotificationType" or "memoLicenseNumberType" when isLeast => ("", null),
            "memoMessageType" => ("DIGITALPOST", null),
            "memoUuidType" => ($"{number:x8}-0000-4000-8000-000000000000", null),
            "memoDateTimeType" => ($"{time:yyyy-MM-dd'T'HH:mm:ss'Z'}", $"{time:yyyy-MM-dd'T'HH:mm:ss}+00:00"),
            "date" => ($"{time.AddDays(number):yyyy-MM-dd}", null),
            "boolean" => ("true", null),
            "memoLanguageType" => ("da", null),
            "memoUriType" => ($"https://eksempel.dk/{number}", (string?)null),
            "base64Binary" => ("SGVq", null),
            "memoPNumberType" or "memoGLNType" => (number.ToString(CultureInfo.InvariantCulture), null),
            _ => ($"t {number}", null),
        };
        if (!child.Type.IsContent) values.Add(place, inJson ?? value);
        return value;
    }

    private static XName Name(MemoName name) => XName.Get(name.Local, name.Namespace);
}
