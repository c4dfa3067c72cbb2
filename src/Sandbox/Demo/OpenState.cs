using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal static class OpenState
{
    public static async Task<string> OfAsync(ISandboxStore store, Guid? messageUuid, CancellationToken cancellationToken)
    {
        if (messageUuid is null || await store.ReadJsonAsync("messages", $"{messageUuid}/state.json", cancellationToken) is not { } letter)
            return "not accepted yet";
        var text = Text(letter, "status") ?? "unknown";
        if (Text(letter, "transmission") is not { } id)
            return text;
        var transmission = await store.ReadJsonAsync("transmissions", $"{id}/state.json", cancellationToken);
        return $"{text}, transmission {id}: {Text(transmission, "status") ?? "not written"}";
    }

    private static string? Text(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) ? member.ToString() : null;
}
