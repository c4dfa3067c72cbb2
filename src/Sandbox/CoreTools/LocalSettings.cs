using System.Text.Encodings.Web;
using System.Text.Json;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>What Core Tools must be told beside the app settings; for them, or in the file where they look for it.</summary>
internal static class LocalSettings
{
    public const string Queues = "HintQueues";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>With what the host itself needs; its locks of timers lie where the queues are.</summary>
    public static Dictionary<string, string> Of(IReadOnlyDictionary<string, string> app) => new(app, StringComparer.Ordinal)
    {
        ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated",
        ["AzureWebJobsStorage"] = app[Queues],
    };

    /// <summary>Writes <c>local.settings.json</c>. Its keys are made for this run and open what runs on this machine only.</summary>
    public static void Write(string file, IReadOnlyDictionary<string, string> app) =>
        PrivateFile.Write(file, JsonSerializer.Serialize(new { IsEncrypted = false, Values = Of(app) }, Readable));
}
