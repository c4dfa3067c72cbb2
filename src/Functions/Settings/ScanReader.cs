namespace Postvogn.Functions.Settings;

/// <summary>Reads which clamd scans received letters.</summary>
internal static class ScanReader
{
    private const int UsualPort = 3310;

    public static ScanSettings? Read(SettingsSection section)
    {
        if (section.Optional("Clamd") is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == "tcp" && uri.Host.Length > 0
            && uri.PathAndQuery is "" or "/" && uri.UserInfo.Length == 0)
            return new ScanSettings(uri.IdnHost, uri.Port < 0 ? UsualPort : uri.Port);
        section.Add("Clamd", "is no address of a clamd.",
            "Give tcp://host:port, for example tcp://clamav.internal:3310, or remove it: then nothing is scanned.");
        return null;
    }
}
