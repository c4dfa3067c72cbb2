using System.Text.Encodings.Web;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

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

    public static void Write(string file, IReadOnlyDictionary<string, string> app)
    {
        try
        {
            PrivateFile.Write(file, JsonSerializer.Serialize(new { IsEncrypted = false, Values = Of(app) }, Readable));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"--settings: {file} cannot be written. {fault.Message.TrimEnd('.')}. Name a file that you may write.", fault);
        }
    }
}
