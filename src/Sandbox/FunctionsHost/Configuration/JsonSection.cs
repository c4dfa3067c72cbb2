using System.Globalization;
using System.Text.Json;

namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>
/// A JSON object that is read strictly: what nobody asked for is a fault, since the real host passes over a misspelt setting in
/// silence and the app runs with its default.
/// </summary>
internal sealed class JsonSection(JsonElement element, string file, string path, ConfigurationErrors errors)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public string File => file;

    public void Fault(string setting, string problem, string fix) => errors.Add(file, $"{Join(setting)} {problem}", fix);

    public bool Has(string name) => Find(name, out _);

    public string? Text(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Fault(name, "is not a text.", "Write it in quotation marks.");
        return null;
    }

    public string RequiredText(string name, string fix)
    {
        if (Text(name) is { Length: > 0 } text) return text;
        Fault(name, "is missing.", fix);
        return "";
    }

    public bool Flag(string name, bool otherwise)
    {
        if (!Find(name, out var value)) return otherwise;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Fault(name, "is neither true nor false.", "Write true or false without quotation marks.");
        return otherwise;
    }

    public int Number(string name, int otherwise, int least)
    {
        if (!Find(name, out var value)) return otherwise;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least) return number;
        Fault(name, "is not a possible number.", $"Write a whole number of at least {least}.");
        return otherwise;
    }

    public TimeSpan Time(string name, TimeSpan otherwise)
    {
        if (Text(name) is not { } text) return otherwise;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= TimeSpan.Zero) return time;
        Fault(name, "is not a length of time.", "Write it as hh:mm:ss.");
        return otherwise;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && !char.IsDigit(text[0])) return choice;
        Fault(name, $"is '{text}', which does not exist.", $"Write one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. Elements(name, JsonValueKind.String, "Write an array of texts.").Select(element => element.GetString()!)];

    public JsonSection? Section(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return new JsonSection(value, file, Join(name), errors);
        Fault(name, "is not an object.", "Write it in braces.");
        return null;
    }

    public IReadOnlyList<JsonSection> Sections(string name) =>
        [.. Elements(name, JsonValueKind.Object, "Write an array of objects.")
            .Select((element, index) => new JsonSection(element, file, $"{Join(name)}[{index}]", errors))];

    /// <summary>Settings that are right but that change nothing here.</summary>
    public void Accept(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) known.Add(name);
    }

    /// <summary>A setting that the real host would act on and this one does not.</summary>
    public void Refuse(string name, string why, string fix)
    {
        if (Has(name)) Fault(name, why, fix);
    }

    /// <summary>Call last: all that was not asked for is a fault.</summary>
    public void RefuseTheRest()
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
        {
            Fault(property.Name, "is not a setting that is known here.", $"Remove it, or correct its name: {string.Join(", ", known)}.");
        }
    }

    private bool Find(string name, out JsonElement value)
    {
        known.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private IReadOnlyList<JsonElement> Elements(string name, JsonValueKind kind, string fix)
    {
        if (!Find(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == kind))
        {
            return [.. value.EnumerateArray()];
        }

        Fault(name, "has the wrong form.", fix);
        return [];
    }

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
