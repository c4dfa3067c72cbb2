using System.Globalization;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>The variables that the host gives each start of the app, beside its own environment and the app settings.</summary>
internal static class HandlerEnvironment
{
    public const string Port = "FUNCTIONS_CUSTOMHANDLER_PORT";
    private const string Id = "FUNCTIONS_CUSTOMHANDLER_WORKER_ID";
    private const string OldPort = "FUNCTIONS_HTTPWORKER_PORT";
    private const string OldId = "FUNCTIONS_HTTPWORKER_ID";
    private const string AppRoot = "FUNCTIONS_APP_ROOT_PATH";

    public static IReadOnlySet<string> Names { get; } = new HashSet<string>(StringComparer.Ordinal) { Port, Id, OldPort, OldId, AppRoot };

    public static IReadOnlyDictionary<string, string> ForStart(int port, Guid id, string appRoot)
    {
        var portText = port.ToString(CultureInfo.InvariantCulture);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Port] = portText,
            [Id] = id.ToString(),
            [OldPort] = portText,
            [OldId] = id.ToString(),
            [AppRoot] = appRoot,
        };
    }
}
