using System.Globalization;

namespace Postvogn.Functions.Settings;

/// <summary>Notes every error instead of stopping at the first.</summary>
internal sealed class SettingsSection(IConfiguration configuration, string prefix, List<SettingError> errors)
{
    public const string FixOfCvr = "Give the organisation's CVR number, eight digits.";

    public IEnumerable<(string Name, SettingsSection Section)> Children(string key) =>
        configuration.GetSection(key).GetChildren().Select(
            child => (child.Key, new SettingsSection(child, Name(key) + "__" + child.Key, errors)));

    public Dictionary<string, T> ByName<T>(string key, Func<string, SettingsSection, T> read) =>
        Children(key).ToDictionary(child => child.Name, child => read(child.Name, child.Section), StringComparer.OrdinalIgnoreCase);

    public SettingsSection Section(string key) => new(configuration.GetSection(key), Name(key), errors);

    public string Name(string key) => prefix.Length == 0 ? key : $"{prefix}__{key}";

    public string? Optional(string key) => configuration[key] is { Length: > 0 } value ? value.Trim() : null;

    public string Required(string key, string fix)
    {
        if (Optional(key) is { } value) return value;
        Add(key, "is missing.", fix);
        return "";
    }

    public T Required<T>(string key, Func<string, (bool Ok, T Value)> parse, string fix)
        where T : struct
    {
        var text = Required(key, fix);
        return text.Length == 0 ? default : Parsed(key, text, parse, fix);
    }

    public T Optional<T>(string key, T fallback, Func<string, (bool Ok, T Value)> parse, string fix)
        where T : struct =>
        Optional(key) is { } text ? Parsed(key, text, parse, fix) : fallback;

    public string? OptionalCvr(string key)
    {
        var cvr = Optional(key);
        if (cvr is not null && (cvr.Length != 8 || !cvr.All(char.IsAsciiDigit))) Add(key, "is not eight digits.", FixOfCvr);
        return cvr;
    }

    public Uri? OptionalHttps(string key, string fix) =>
        OptionalUri(key, uri => IsHttps(uri) && uri.UserInfo.Length == 0, "is no https address.", fix);

    public Uri? OptionalUri(string key, Predicate<Uri> isGood, string problem, string fix)
    {
        if (Optional(key) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && isGood(uri)) return uri;
        Add(key, problem, fix);
        return null;
    }

    public static bool IsHttps(Uri uri) => uri.Scheme == Uri.UriSchemeHttps;

    // An account's or a vault's: https, and nothing behind the host.
    public static bool IsEndpoint(Uri uri) => IsHttps(uri) && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0;

    public string? OptionalRoots(string key)
    {
        var roots = Optional(key);
        if (roots is not null && !File.Exists(roots))
            Add(key, "names a file that is not there.", "Give a PEM file, or remove the setting to trust the system's roots.");
        return roots;
    }

    public string[] List(string key, params char[] separators) => (Optional(key) ?? "").Split(
        separators is [] ? [','] : separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // One that the SDK's own client can read.
    public string Connection(string key, string text, Func<string, object> client, string fix)
    {
        try
        {
            client(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            Add(key, "cannot be read.", fix);
        }

        return text;
    }

    public bool Flag(string key) => Optional(key, fallback: false, text => (bool.TryParse(text, out var value), value),
        "Give true or false.");

    public TimeSpan Duration(string key, TimeSpan fallback) =>
        Optional(
            key,
            fallback,
            text => (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > TimeSpan.Zero, value),
            "Give a duration above zero as hh:mm:ss, for example 00:10:00.");

    public long Number(string key, long fallback, long most) =>
        Optional(
            key,
            fallback,
            text => (long.TryParse(text, CultureInfo.InvariantCulture, out var value) && value > 0 && value <= most, value),
            $"Give a whole number from 1 to {most}.");

    public void Add(string key, string problem, string fix) => errors.Add(new SettingError(Name(key), problem, fix));

    private T Parsed<T>(string key, string text, Func<string, (bool Ok, T Value)> parse, string fix)
    {
        var (ok, value) = parse(text);
        if (!ok) Add(key, "cannot be read.", fix);
        return value;
    }
}
