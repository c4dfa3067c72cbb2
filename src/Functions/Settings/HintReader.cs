using Azure.Storage.Queues;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Settings;

/// <summary>The names are those by which the host itself finds a connection.</summary>
internal static class HintReader
{
    private const string UriKey = "queueServiceUri";
    private const string Choices =
        "Give exactly one of HintQueues__queueServiceUri (Azure: https://{account}.queue.core.windows.net) and HintQueues " +
        "(a connection string: Azurite).";

    public static HintSettings Read(SettingsSection root)
    {
        var account = root.Section(HintQueues.Connection);
        switch (account.Optional(UriKey), root.Optional(HintQueues.Connection))
        {
            case (not null, null): return new HintSettings(ReadUri(account), null);
            case (null, { } text):
                return new HintSettings(null, root.Connection(HintQueues.Connection, text, its => new QueueServiceClient(its),
                    "Give it as Azurite prints it, with a QueueEndpoint or UseDevelopmentStorage=true."));
            case (null, null):
                root.Add(HintQueues.Connection, "is missing, and so is HintQueues__queueServiceUri.", Choices);
                break;
            default:
                root.Add(HintQueues.Connection, "is given beside HintQueues__queueServiceUri.", Choices);
                break;
        }

        return new HintSettings(null, null);
    }

    private static Uri? ReadUri(SettingsSection section) => section.OptionalUri(
        UriKey, SettingsSection.IsEndpoint, "is not the https address of an account's queue endpoint.",
        "Give https://{account}.queue.core.windows.net, without a queue, a key or a signature behind it.");
}
