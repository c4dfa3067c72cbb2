using System.Text.Json;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.App;

/// <summary>What the function.json files ask of Azure.</summary>
/// <param name="Receives">Queues of triggers.</param>
/// <param name="Sends">Queues of output bindings.</param>
/// <param name="Settings">Settings named as <c>%Name%</c>, also in host.json, and the address of each connection.</param>
public sealed partial record FunctionBindings(IReadOnlySet<string> Receives, IReadOnlySet<string> Sends, IReadOnlySet<string> Settings)
{
    /// <summary>Reads those of the app.</summary>
    public static FunctionBindings OfApp()
    {
        var texts = Directory.EnumerateFiles(Folders.Bindings, "function.json", SearchOption.AllDirectories).Select(File.ReadAllText).ToList();
        var bindings = texts.SelectMany(Bindings).ToList();
        return new FunctionBindings(
            Queues(bindings, "serviceBusTrigger"),
            Queues(bindings, "serviceBus"),
            texts.Append(File.ReadAllText(Folders.HostJson)).SelectMany(text => Named().Matches(text)).Select(match => match.Groups[1].Value)
                .Concat(bindings.Where(binding => binding.TryGetProperty("connection", out _)).Select(binding => binding.GetProperty("connection").GetString() + "__fullyQualifiedNamespace"))
                .ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<JsonElement> Bindings(string function)
    {
        using var document = JsonDocument.Parse(function);
        return [.. document.RootElement.GetProperty("bindings").EnumerateArray().Select(binding => binding.Clone())];
    }

    private static HashSet<string> Queues(IEnumerable<JsonElement> bindings, string type) =>
        bindings.Where(binding => binding.GetProperty("type").GetString() == type).Select(binding => binding.GetProperty("queueName").GetString()!).ToHashSet(StringComparer.Ordinal);

    [GeneratedRegex("%(\\w+)%")]
    private static partial Regex Named();
}
