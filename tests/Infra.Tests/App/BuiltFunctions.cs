using System.Text.Json;
using System.Text.RegularExpressions;

namespace Postvogn.Infra.Tests.App;

/// <summary>
/// What the functions of the built app ask of Azure: its <c>functions.metadata</c>, which the host is given, and its host.json.
/// </summary>
/// <param name="Triggers">Types of triggers.</param>
/// <param name="Queues">Queues of triggers.</param>
/// <param name="Settings">Settings named as <c>%Name%</c>, and the address of each connection.</param>
public sealed partial record BuiltFunctions(IReadOnlySet<string> Triggers, IReadOnlySet<string> Queues, IReadOnlySet<string> Settings)
{
    /// <summary>The host lays what a function cannot take into <c>{queue}-poison</c>.</summary>
    public IEnumerable<string> QueuesWithPoison => Queues.SelectMany(queue => (string[])[queue, $"{queue}-poison"]);

    /// <summary>Reads those of the app.</summary>
    public static BuiltFunctions OfApp()
    {
        var metadata = File.ReadAllText(Path.Combine(Folders.BuiltApp, "functions.metadata"));
        using var functions = JsonDocument.Parse(metadata);
        var bindings = functions.RootElement.EnumerateArray().SelectMany(function => function.GetProperty(
            "bindings").EnumerateArray()).ToList();
        var named = Named().Matches(metadata + File.ReadAllText(Folders.HostJson)).Select(match => match.Groups[1].Value);
        return new(
            Texts(bindings, "type").Where(type => type.EndsWith("Trigger", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal),
            Texts(bindings, "queueName").ToHashSet(StringComparer.Ordinal),
            named.Concat(Texts(bindings, "connection").Select(name => $"{name}__queueServiceUri")).ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Texts(IEnumerable<JsonElement> bindings, string property) =>
        from binding in bindings
        where binding.TryGetProperty(property, out _)
        select binding.GetProperty(property).GetString()!;

    [GeneratedRegex("%(\\w+)%")]
    private static partial Regex Named();
}
