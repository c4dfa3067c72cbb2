using System.Text.Json;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>Tells where a letter stands that has not come to its end, for whoever must find out why.</summary>
internal static class OpenState
{
    /// <summary>The state in words, such as <c>Claimed, transmission 7f…: Posting</c>.</summary>
    public static string Of(StageFolders folders, Guid? messageUuid)
    {
        if (messageUuid is null || Read(Path.Combine(folders.Container("messages"), messageUuid.ToString()!, "state.json")) is not { } letter)
            return "not accepted yet";
        var text = Text(letter, "status") ?? "unknown";
        return Text(letter, "transmission") is not { } id ? text
            : $"{text}, transmission {id}: {Text(Read(Path.Combine(folders.Container("transmissions"), id, "state.json")), "status") ?? "not written"}";
    }

    private static JsonElement? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.Clone();
    }

    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member.ToString() : null;
}
