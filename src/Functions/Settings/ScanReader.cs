namespace Postvogn.Functions.Settings;

internal static class ScanReader
{
    private const int UsualPort = 3310;

    public static ScanSettings? Read(SettingsSection section)
    {
        var uri = section.OptionalUri(
            "Clamd",
            its => its.Scheme == "tcp" && its.Host.Length > 0 && its.PathAndQuery is "" or "/" && its.UserInfo.Length == 0,
            "is no address of a clamd.",
            "Give tcp://host:port, for example tcp://clamav.internal:3310, or remove it: then nothing is scanned.");
        return uri is null ? null : new ScanSettings(uri.IdnHost, uri.Port < 0 ? UsualPort : uri.Port);
    }
}
