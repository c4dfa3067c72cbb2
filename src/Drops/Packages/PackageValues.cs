using System.Globalization;
using System.Text.Json;
using System.Xml;
using Postvogn.MeMo.Schema;

namespace Postvogn.Drops.Packages;

/// <summary>A value of a letter.json, of the type that its element has in the MeMo.</summary>
internal static class PackageValues
{
    private const string WantedUuid = "a UUID of version 4, such as \"7f3b1c52-9a44-4d0e-8b67-0123456789ab\"";
    private const string WantedDate = "a date alone, such as \"2026-07-31\"";
    private const string WantedTime =
        "a time with its zone, such as \"2026-07-31T12:00:00Z\" (UTC) or \"2026-07-31T14:00:00+02:00\"";

    /// <summary>Null: it is none, which is said.</summary>
    public static object? Of(ref Utf8JsonReader json, string path, PackageMember member, PackageFaults faults)
    {
        var (type, at, before) = (member.Type!, json.TokenStartIndex, faults.Count);
        object? value = type.ClrType switch
        {
            var clr when clr == typeof(bool) => Flag(ref json, path, faults),
            var clr when clr == typeof(long) => Number(ref json, path, faults),
            var clr when clr == typeof(Guid) => Uuid(ref json, path, faults),
            var clr when clr == typeof(DateTimeOffset) => Time(ref json, path, faults),
            var clr when clr == typeof(DateOnly) => Date(ref json, path, faults),
            _ => Text(ref json, path, "text in quotation marks", faults),
        };
        if (value is null || faults.Count > before) return null;
        if (type.ClrType == typeof(MessageType)) value = type.Parse((string)value);
        if (value is not null) return Kept(value, at, path, member, faults);
        faults.Add(at, path, "is neither DIGITALPOST nor NEMSMS.", "Give one of the two, or leave it out for DIGITALPOST.");
        return null;
    }

    /// <summary>Null: it holds what XML cannot, and so no letter.</summary>
    public static string? TextOf(ref Utf8JsonReader json)
    {
        try
        {
            var read = json.GetString()!;
            for (var i = 0; i < read.Length; i++)
            {
                if (char.IsHighSurrogate(read[i]))
                    i++; // The reader gives no half of a pair.
                else if (!XmlConvert.IsXmlChar(read[i]))
                    return null;
            }

            return read;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // What the MeMo could not hold, in the code that Digital Post has for it.
    private static object? Kept(object value, long at, string path, PackageMember member, PackageFaults faults)
    {
        if (member.Type!.Parse(member.Type.Format(value)) is not null) return value;
        faults.Add(
            at, path, $"is not {member.Type.Rule}.", $"Give {member.Type.Rule}.", member.Child?.Broken ?? MemoCodes.MemoInvalid);
        return null;
    }

    private static string? Text(ref Utf8JsonReader json, string path, string wanted, PackageFaults faults)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            faults.Wrong(ref json, path, wanted);
            return null;
        }

        if (TextOf(ref json) is { } read) return read;
        faults.Add(
            json.TokenStartIndex, path, "holds a control character or half of a pair (\\uD800): no letter can.", "Leave it out.");
        return null;
    }

    private static bool? Flag(ref Utf8JsonReader json, string path, PackageFaults faults)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False) return json.TokenType == JsonTokenType.True;
        faults.Wrong(ref json, path, "true or false, without quotation marks");
        return null;
    }

    // A P-number or GLN: some systems keep it as text.
    private static long? Number(ref Utf8JsonReader json, string path, PackageFaults faults)
    {
        const string wanted = "a whole number above zero, with or without quotation marks";
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var number) && number > 0) return number;
        if (json.TokenType == JsonTokenType.String
            && long.TryParse(TextOf(ref json), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number > 0)
            return number;
        faults.Wrong(ref json, path, wanted);
        return null;
    }

    private static Guid? Uuid(ref Utf8JsonReader json, string path, PackageFaults faults)
    {
        if (Text(ref json, path, WantedUuid, faults) is null) return null;
        if (json.TryGetGuid(out var uuid)) return uuid;
        faults.Wrong(ref json, path, WantedUuid);
        return null;
    }

    // One without a zone would mean another moment on each machine that reads it.
    private static DateTimeOffset? Time(ref Utf8JsonReader json, string path, PackageFaults faults)
    {
        if (Text(ref json, path, WantedTime, faults) is not { } text) return null;
        var hasZone = text.Length > "yyyy-MM-ddThh:mm".Length && (text[^1] == 'Z' || text[^6] is '+' or '-');
        // The framework takes a point without a digit behind it.
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var isPointed = point >= 0 && (point + 1 == text.Length || !char.IsAsciiDigit(text[point + 1]));
        if (hasZone && !isPointed && json.TryGetDateTimeOffset(out var time)) return time;
        faults.Wrong(ref json, path, WantedTime);
        return null;
    }

    private static DateOnly? Date(ref Utf8JsonReader json, string path, PackageFaults faults)
    {
        if (Text(ref json, path, WantedDate, faults) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        faults.Wrong(ref json, path, WantedDate);
        return null;
    }
}
