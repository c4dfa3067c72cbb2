namespace Postvogn.Sandbox.FunctionsHost.Configuration;

/// <summary>Read strictly: the real host passes over a misspelt setting in silence. A value may stand as text, as an app setting's
/// does.</summary>
internal sealed class JsonSection(JsonElement element, string file, string path, ConfigurationErrors errors)
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Comments are allowed, as by the real host. Null for a fault.</summary>
    public static JsonSection? ReadFile(string root, string name, ConfigurationErrors errors, Action<JsonObject>? adjust = null)
    {
        try
        {
            return Parse(File.ReadAllText(Path.Combine(root, name)), name, errors, adjust);
        }
        catch (IOException)
        {
            errors.Add(name, "The file is missing or cannot be read.", "Build the app, and give the folder that would be deployed.");
            return null;
        }
    }

    public static JsonSection? Parse(string text, string file, ConfigurationErrors errors, Action<JsonObject>? adjust = null)
    {
        try
        {
            if (JsonNode.Parse(text, documentOptions: Options) is JsonObject root)
            {
                adjust?.Invoke(root);
                return new JsonSection(JsonSerializer.SerializeToElement(root), file, "", errors);
            }

            errors.Add(file, "This is not a JSON object.", "Begin it with a brace.");
        }
        catch (JsonException exception)
        {
            errors.Add(file, $"This is not JSON at line {exception.LineNumber + 1}.", "Correct that line.");
        }

        return null;
    }

    public void Fault(string setting, string problem, string fix) => errors.Add(file, $"{Join(setting)} {problem}", fix);

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
        if (bool.TryParse(value.ToString(), out var flag)) return flag;
        Fault(name, "is neither true nor false.", "Write true or false.");
        return otherwise;
    }

    public int Number(string name, int otherwise, int least, int most = int.MaxValue)
    {
        if (!Find(name, out var value)) return otherwise;
        if (int.TryParse(value.ToString(), CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(name, "is not a possible number.", $"Write a whole number from {least} to {most}.");
        return otherwise;
    }

    public TimeSpan Time(string name, TimeSpan otherwise, TimeSpan least = default)
    {
        if (Text(name) is not { } text) return otherwise;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least) return time;
        Fault(name, "is not a possible length of time.", $"Write it as hh:mm:ss, {least} at least.");
        return otherwise;
    }

    public T Choice<T>(string name, T otherwise) where T : struct, Enum
    {
        if (Text(name) is not { } text) return otherwise;
        if (Enum.TryParse<T>(text, ignoreCase: true, out var choice) && !char.IsAsciiDigit(text[0])) return choice;
        Fault(name, $"is '{text}', which does not exist.", $"Write one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return otherwise;
    }

    public IReadOnlyList<string> Texts(string name)
    {
        if (!Find(name, out var value)) return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(item => item.GetString()!)];
        Fault(name, "has the wrong form.", "Write an array of texts.");
        return [];
    }

    public JsonSection? Section(string name)
    {
        if (!Find(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object) return new JsonSection(value, file, Join(name), errors);
        Fault(name, "is not an object.", "Write it in braces.");
        return null;
    }

    /// <summary>They are right but change nothing here.</summary>
    public void Accept(params ReadOnlySpan<string> names)
    {
        foreach (var name in names) known.Add(name);
    }

    public void Refuse(string name, string why, string fix)
    {
        if (Find(name, out _)) Fault(name, why, fix);
    }

    /// <summary>Call last.</summary>
    public void RefuseTheRest()
    {
        foreach (var property in element.EnumerateObject().Where(property => !known.Contains(property.Name)))
            Fault(property.Name, "is not a setting that is known here.", $"Remove it, or correct its name: {string.Join(", ", known)}.");
    }

    private bool Find(string name, out JsonElement value)
    {
        known.Add(name);
        return element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;
    }

    private string Join(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
