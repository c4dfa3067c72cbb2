using System.Text.Json.Nodes;
using Postvogn.Sandbox.DigitalPost.Querying;
using Postvogn.Sandbox.DigitalPost.Registry;

namespace Postvogn.Sandbox.DigitalPost.Structure;

/// <summary>What differs between the resources of the system registry (TI 5).</summary>
/// <typeparam name="T">The kind of resource.</typeparam>
/// <param name="Rules">How it is searched.</param>
/// <param name="CvrOf">Which organisation it belongs to.</param>
/// <param name="DocumentOf">The resource as a document.</param>
/// <param name="Change">The resource as a body wants it.</param>
internal sealed record StructureKind<T>(
    SearchRules Rules,
    Func<T, string> CvrOf,
    Func<Revised<T>, JsonObject> DocumentOf,
    Func<T, JsonObject, T> Change)
{
    /// <summary>The members that a body must have (TI 5.7).</summary>
    public required IReadOnlyList<string> Mandatory { get; init; }

    /// <summary>Members that hold addresses, which must not lie in a <c>.local</c> domain (TI 5.7).</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Whether it can be hidden (TI 5.5).</summary>
    public bool CanBeHidden { get; init; }

    /// <summary>Whether an organisation's are for itself alone to see.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The member of a body that is at fault; <see langword="null"/> when there is none.</summary>
    public string? FaultOf(JsonObject body) =>
        Mandatory.FirstOrDefault(member => body[member] is null) ?? Addresses.FirstOrDefault(member => IsLocal(body[member]));

    private static bool IsLocal(JsonNode? address) =>
        address is JsonValue value && value.TryGetValue<string>(out var text)
        && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host.EndsWith(".local", StringComparison.OrdinalIgnoreCase);
}
