using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using Postvogn.Infra.Tests.Bicep;

namespace Postvogn.Infra.Tests.Checks;

/// <summary>Every app setting that is read is set, every one that is set is read, and each has a name that App Service takes.</summary>
public static partial class AppSettings
{
    public static IEnumerable<string> Faults(Snapshot snapshot)
    {
        var set = Set(snapshot).Select(setting => setting.Key).ToList();
        return
        [
            .. Unread(set, [.. SettingsOfApp.Read(), .. BuiltFunctions.OfApp().Settings, .. SettingLists.OfPlatform.Keys],
                SettingLists.NotInAzure.Keys),
            .. set.Where(name => !Allowed().IsMatch(name))
                .Select(name => $"{name}: a setting's name has letters, digits, '.' and '_' alone."),
        ];
    }

    /// <summary>The settings, by name.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Set(Snapshot snapshot) =>
        from config in snapshot.Of("Microsoft.Web/sites/config")
        where config.OwnName == "appsettings"
        from setting in config.At("properties")!.AsObject()
        select KeyValuePair.Create(setting.Key, setting.Value?.ToString() ?? "");

    private static IEnumerable<string> Unread(IEnumerable<string> set, IEnumerable<string> read, IEnumerable<string> notInAzure)
    {
        var there = set.Select(AnyName).ToHashSet(StringComparer.Ordinal);
        var wanted = read.Select(AnyName).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. wanted.Except(there).Except(notInAzure.Select(AnyName), StringComparer.Ordinal)
                .Select(name => $"{name} is read and not set."),
            .. there.Except(wanted).Select(name => $"{name} is set and not read."),
        ];
    }

    // Which system, certificate, source or destination it is makes no difference.
    private static string AnyName(string setting) => Named().Replace(setting, "$1__*__");

    [GeneratedRegex("^(Postvogn__(?:Systems|Certificates|Sources|Inbox__Destinations|Inbox__Rules))__.+?__")]
    private static partial Regex Named();

    [GeneratedRegex("^[A-Za-z0-9_.]+$")]
    private static partial Regex Allowed();
}
