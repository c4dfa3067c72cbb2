using System.Text.Json;

namespace Postvogn.EndToEnd;

/// <summary>What lies in the store of a run that was kept.</summary>
internal static class KeptStore
{
    /// <summary>The letters that ended Completed.</summary>
    public static IReadOnlyList<Guid> CompletedIn(string run) => [.. Read(run, "messages", "state.json").Where(state => state.GetProperty(
        "status").GetString() == "Completed").Select(state => state.GetProperty("messageUuid").GetGuid())];

    /// <summary>The letters that were delivered to the inbox.</summary>
    public static IReadOnlyList<Guid> DeliveredIn(string run) => [.. Read(run, "inbox",
        "message.json").Select(message => message.GetProperty("messageUUID").GetGuid())];

    private static IEnumerable<JsonElement> Read(string run, string container, string name) =>
        Directory.EnumerateFiles(Path.Combine(run,
            "store", container), name, SearchOption.AllDirectories).Select(file => JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
}
