using Azure.Storage.Queues;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Settings;

/// <summary>Reads which queues carry hints. The names are those by which the host itself finds a connection.</summary>
internal static class HintReader
{
    private const string UriKey = "queueServiceUri";
    private const string Choices =
        "Give exactly one of HintQueues__queueServiceUri (Azure: https://{account}.queue.core.windows.net) and HintQueues (a connection string: Azurite).";

    public static HintSettings Read(SettingsSection root)
    {
        var account = root.Section(HintQueues.Connection);
        switch (account.Optional(UriKey), root.Optional(HintQueues.Connection))
        {
            case ({ } uri, null): return new HintSettings(ReadUri(account, uri), null);
            case (null, { } connection): return new HintSettings(null, ReadConnection(root, connection));
            case (null, null):
                root.Add(HintQueues.Connection, "is missing, and so is HintQueues__queueServiceUri.", Choices);
                break;
            default:
                root.Add(HintQueues.Connection, "is given beside HintQueues__queueServiceUri.", Choices);
                break;
        }

        return new HintSettings(null, null);
    }

    private static Uri? ReadUri(SettingsSection section, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Scheme == Uri.UriSchemeHttps && uri.PathAndQuery == "/" && uri.UserInfo.Length == 0) return uri;
        section.Add(UriKey, "is not the https address of an account's queue endpoint.",
            "Give https://{account}.queue.core.windows.net, without a queue, a key or a signature behind it.");
        return null;
    }

    private static string ReadConnection(SettingsSection section, string text)
    {
        try
        {
            _ = new QueueServiceClient(text);
        }
        catch (Exception error) when (error is FormatException or ArgumentException or InvalidOperationException)
        {
            section.Add(HintQueues.Connection, "cannot be read.",
                "Give it as Azurite prints it, with a QueueEndpoint or UseDevelopmentStorage=true.");
        }

        return text;
    }
}
