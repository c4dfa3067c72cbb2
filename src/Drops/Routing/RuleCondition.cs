namespace Postvogn.Drops.Routing;

/// <summary>One of a rule's, by the name that it has in the settings.</summary>
internal sealed record RuleCondition(string Name, Func<MessageHeader, bool> Holds);

/// <summary>What a rule may ask of a letter (docs/configuration.md).</summary>
internal static class RuleConditions
{
    // A hostile letter may have any number.
    private const int MostReplies = 20;

    private static readonly Dictionary<string, Func<string, (Func<MessageHeader, bool>? Holds, string Fix)>> Known =
        new(StringComparer.OrdinalIgnoreCase)
        {
            ["ContactPoint"] = ContactPoint,
            ["Kle"] = value => Key(value, header => header.ContentData?.KleData?.SubjectKey),
            ["Form"] = value => Key(value, header => header.ContentData?.FormData?.TaskKey),
            ["Subject"] = value => Text(value, header => [header.Label]),
            ["SenderType"] = SenderType,
            ["ReplyText"] = value => Text(value, ReplyTexts),
        };

    /// <summary>In the order in which they are told.</summary>
    public static IEnumerable<string> Names => Known.Keys;

    /// <summary>Null, with what is wanted: the value cannot be read.</summary>
    public static (RuleCondition? Condition, string Fix) Read(string name, string value)
    {
        var (holds, fix) = value.Length > TextPattern.Longest * 16 ? (null, "It is too long.") : Known[name](value);
        return (holds is null ? null : new RuleCondition(name, holds), fix);
    }

    private static (Func<MessageHeader, bool>? Holds, string Fix) ContactPoint(string value)
    {
        var wanted = new HashSet<Guid>();
        foreach (var point in ListOf(value))
        {
            if (!Guid.TryParse(point, out var id)) return Wanted("Give contactPointIDs (UUIDs), separated by commas.");
            wanted.Add(id);
        }

        return wanted.Count == 0
            ? Wanted("Give contactPointIDs (UUIDs), separated by commas.")
            : (header => Guid.TryParse(header.Recipient.ContactPoint?.ContactPointId, out var id) && wanted.Contains(id), "");
    }

    private static (Func<MessageHeader, bool>? Holds, string Fix) SenderType(string value) => value.ToUpperInvariant() switch
    {
        "CPR" or "CVR" => (header => header.Sender.IdType.Equals(value, StringComparison.OrdinalIgnoreCase), ""),
        _ => Wanted("Give CPR (a citizen) or CVR (an organisation)."),
    };

    // A key stands for itself and for all below it: 27.18 for 27.18.04, and not for 27.180.
    private static (Func<MessageHeader, bool>? Holds, string Fix) Key(string value, Func<MessageHeader, string?> keyOf)
    {
        string[] keys = ListOf(value);
        TextPattern[] wanted = [.. keys.SelectMany(key => new[] { new TextPattern(key), new TextPattern($"{key}.*") })];
        return keys.Length == 0 || keys.Any(key => key.Length > TextPattern.Longest || new TextPattern(key).IsEmpty)
            ? Wanted("Give keys such as 27.18 or 27.*, separated by commas, each at most 256 characters and not * alone.")
            : (header => keyOf(header) is { Length: > 0 } key && wanted.Any(one => one.Is(key)), "");
    }

    private static (Func<MessageHeader, bool>? Holds, string Fix) Text(string value, Func<MessageHeader, IEnumerable<string>> textsOf)
    {
        var wanted = new TextPattern(value);
        return value.Length > TextPattern.Longest || wanted.IsEmpty
            ? Wanted("Give a text that it must hold, at most 256 characters; * in it stands for anything, but not alone.")
            : (header => textsOf(header).Any(wanted.IsIn), "");
    }

    // What whoever replies has said of the reply: the comment, and the further facts with their names.
    private static IEnumerable<string> ReplyTexts(MessageHeader header)
    {
        foreach (var reply in header.ReplyData.Take(MostReplies))
        {
            if (reply.Comment is { } comment) yield return comment;
            foreach (var fact in reply.AdditionalReplyData.Take(MostReplies))
            {
                yield return fact.Label;
                yield return fact.Value;
            }
        }
    }

    private static string[] ListOf(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static (Func<MessageHeader, bool>? Holds, string Fix) Wanted(string fix) => (null, fix);
}
