using System.Text.Json;

namespace Postvogn.EndToEnd;

/// <summary>A function as the app's metadata names it to the host.</summary>
internal sealed record FunctionBinding(string Name, string Trigger, string? Queue, string? Route, string? Method)
{
    public static IReadOnlyList<FunctionBinding> AllOf(string app)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(app, "functions.metadata")));
        return [.. json.RootElement.EnumerateArray().Select(Of)];
    }

    private static FunctionBinding Of(JsonElement function)
    {
        var trigger = function.GetProperty("bindings").EnumerateArray()
            .Single(binding => binding.GetProperty("direction").GetString() == "In");
        return new(
            function.GetProperty("name").GetString()!,
            trigger.GetProperty("type").GetString()!,
            Text(trigger, "queueName"),
            Text(trigger, "route"),
            trigger.TryGetProperty("methods", out var methods) ? methods[0].GetString() : null);
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var member) ? member.GetString() : null;
}
