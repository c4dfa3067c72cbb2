using System.Globalization;
using Postvogn.Drops;
using Postvogn.Drops.Routing;

namespace Postvogn.Functions.Settings;

/// <summary>Notes every error instead of stopping at the first.</summary>
/// <param name="configuration">Where the settings are.</param>
/// <param name="prefix">How the names of its settings begin.</param>
/// <param name="errors">Where errors are noted.</param>
/// <param name="entry">Which entry of a list it is, where the prefix does not say; else empty.</param>
internal sealed class SettingsSection(IConfiguration configuration, string prefix, List<SettingError> errors, string entry = "")
{
    public const string FixOfCvr = "Give the organisation's CVR number, eight digits.";

    private const string NameKey = "Name";

    private readonly Dictionary<string, Dictionary<string, SettingsSection>> lists = new(StringComparer.Ordinal);

    /// <summary>The entries of a list that have names of their own: all differ, and each can be a folder.</summary>
    public Dictionary<string, T> ByName<T>(string key, Func<string, SettingsSection, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        var sections = lists[key] = new(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, section) in Entries(key))
        {
            sections.TryAdd(name, section);
            if (!EntryName.IsFit(name)) section.Add(section.KeyOfName, EntryName.Problem, EntryName.Fix);
            if (!entries.TryAdd(name, read(name, section)))
                section.Add(section.KeyOfName, EntryName.TwiceProblem, EntryName.TwiceFix);
        }

        return entries;
    }

    /// <summary>The entries of a list whose order counts, by number, with all that they have.</summary>
    public IReadOnlyList<GivenRule> Numbered(string key) =>
    [
        .. configuration.GetSection(key).GetChildren().Select(child => new GivenRule(child.Key,
        [
            .. child.AsEnumerable(makePathsRelative: true).Where(its => its.Key.Length > 0 && its.Value is not null)
                .Select(its => KeyValuePair.Create(its.Key.Replace(":", "__", StringComparison.Ordinal), its.Value)),
        ])),
    ];

    /// <summary>The entry that was read under this name.</summary>
    public SettingsSection Entry(string key, string name) => lists[key][name];

    public SettingsSection Section(string key) => new(configuration.GetSection(key), Name(key), errors, entry);

    public string Name(string key) => prefix.Length == 0 || key.Length == 0 ? prefix + key : $"{prefix}__{key}";

    /// <summary>Null when it is not given, or blank.</summary>
    public string? Optional(string key) => configuration[key]?.Trim() is { Length: > 0 } value ? value : null;

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

    public void Add(string key, string problem, string fix) => errors.Add(new SettingError(Name(key), problem, fix) { Entry = entry });

    // The setting that has the entry's name: its own, or the entry's part of all the others.
    private string KeyOfName => configuration[NameKey] is null ? "" : NameKey;

    // {list}__{number}__Name says the name; without it, what stands in the number's place is the name. A list may have both kinds.
    private IEnumerable<(string Name, SettingsSection Section)> Entries(string key)
    {
        foreach (var child in configuration.GetSection(key).GetChildren())
        {
            var given = child[NameKey]?.Trim();
            yield return (given ?? child.Key, new SettingsSection(
                child, $"{Name(key)}__{child.Key}", errors, given is null or "" ? "" : $"{KindOf(key)} {given}"));
        }
    }

    // Of one of a list: "system", of "Systems".
    private static string KindOf(string key) => key.TrimEnd('s').ToLowerInvariant();

    private T Parsed<T>(string key, string text, Func<string, (bool Ok, T Value)> parse, string fix)
    {
        var (ok, value) = parse(text);
        if (!ok) Add(key, "cannot be read.", fix);
        return value;
    }
}
