namespace Postvogn.Functions.Contacts;

/// <summary>What is not as it must be gives no name.</summary>
internal static class PersonAnswer
{
    private const string Current = "aktuel";

    // As in DAF-AUTH-0001; more could be somebody's number.
    private const int MostDigits = 4;

    // Codes of protection that concern no name. Any other, a new one too, counts as protection of the name.
    private static readonly HashSet<string> OtherProtections = new(StringComparer.OrdinalIgnoreCase) { "lokal_vejviser", "markedsfoering",
        "kreditadvarsel" };

    private static readonly HashSet<string> PastStates = new(StringComparer.OrdinalIgnoreCase) { "historisk", "fortrudt", "rettet",
        "teknisk_aendring" };

    public static PersonLookup Read(ReadOnlyMemory<byte> body, string cpr)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array
                && errors.GetArrayLength() > 0
                ? OfErrors(CodesOf(errors))
                : OfNodes([.. json.RootElement.GetProperty("data").GetProperty(PersonQuery.Field).GetProperty(
                    "nodes").EnumerateArray()], cpr);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return NotUnderstood("its answer has another form");
        }
    }

    private static PersonLookup OfNodes(JsonElement[] nodes, string cpr)
    {
        if (nodes.Length == 0) return new PersonLookup(PersonOutcome.Unknown);
        if (nodes.Length > 1) return NotUnderstood("it told of more than one person");
        var person = nodes[0];
        if (!person.GetProperty("personnumre").EnumerateArray().Any(number => TextOf(number, "personnummer") == cpr))
            return NotUnderstood("it told of another number than we asked for");
        if (person.GetProperty("beskyttelser").EnumerateArray().Any(ProtectsTheName)) return new PersonLookup(PersonOutcome.Protected);
        return OfStatus(TextOf(person, "status")) is var outcome && outcome == PersonOutcome.Cancelled
            ? new PersonLookup(outcome)
            : new PersonLookup(outcome, NameOf(person));
    }

    private static bool ProtectsTheName(JsonElement protection) =>
        !PastStates.Contains(TextOf(protection, "status") ?? "") && !OtherProtections.Contains(TextOf(protection, "beskyttelsestype") ??
            "");

    private static PersonOutcome OfStatus(string? status) => status switch
    {
        "doed" => PersonOutcome.Dead,
        "udrejst" => PersonOutcome.Emigrated,
        "forsvundet" => PersonOutcome.Disappeared,
        "annulleret" or "nedlagt_person" => PersonOutcome.Cancelled,
        _ => PersonOutcome.Found,
    };

    // The current name; none is registered for the newly born.
    private static PersonName? NameOf(JsonElement person)
    {
        var current = person.GetProperty("navne").EnumerateArray().Where(name => TextOf(name, "status") == Current).ToArray();
        if (current.Length == 0) return null;
        var (first, middle, last) = (TextOf(current[0], "fornavne"), TextOf(current[0], "mellemnavn"), TextOf(current[0], "efternavn"));
        var full = string.Join(' ', new[] { first, middle, last }.Where(part => part is not null));
        return new PersonName(full.Length > 0 ? full : TextOf(current[0], "adresseringsnavn") ?? "", first, middle, last);
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } value
            ? value
            : null;

    // The service's codes for its errors. Its words may quote the question.
    private static string CodesOf(JsonElement errors) =>
        string.Join(", ", errors.EnumerateArray().Select(CodeOf).Distinct(StringComparer.Ordinal).Take(5));

    private static string CodeOf(JsonElement error)
    {
        var code = error.TryGetProperty(
            "extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Object ? TextOf(extensions, "code") : null;
        return code is { Length: <= 40 } && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-')
            && code.Count(char.IsAsciiDigit) <= MostDigits ? code : "no code";
    }

    private static PersonLookup OfErrors(string codes) => codes.Contains("AUTH", StringComparison.OrdinalIgnoreCase)
        ? new(PersonOutcome.Refused, Problem:
            $"Datafordeleren: we may not ask this ({codes}). Check that CPR has given permission for CustomPublicSectorPerson.")
        : NotUnderstood($"it refused the query ({codes})");

    private static PersonLookup NotUnderstood(string why) =>
        new(PersonOutcome.NotUnderstood, Problem:
            $"Datafordeleren: {why}. Its version may have changed: see Postvogn__PersonNames__Address.");
}
