using System.Text.Json.Serialization;
using Postvogn.Drops.Routing;

namespace Postvogn.Cli.Letters;

internal sealed record RouteResult : ToolResult
{
    public required IReadOnlyList<RoutedLetter> Routed { get; init; }
}

/// <summary>Answers: it has ReplyData. Then the app first looks for the letter that it answers, which is nowhere here.</summary>
internal sealed record RoutedLetter(
    string File,
    string? Entry,
    [property: JsonPropertyName("messageUUID")] Guid MessageUuid,
    string Destination,
    RouteWhy RoutedBy,
    bool Answers,
    IReadOnlyList<TriedRule> Rules)
{
    [JsonIgnore]
    public LetterName Name => new(File, Entry);

    public static RoutedLetter Of(LetterName letter, MessageHeader header, RoutingTable table)
    {
        var route = table.Route(header);
        return new(
            letter.File, letter.Entry, header.MessageUuid, route.Destination, new RouteWhy(route.By, route.Rule),
            header.ReplyData.Count > 0,
            [.. table.Rules.Select(rule => new TriedRule(rule.Name, rule.Destination, rule.Unmet(header)))]);
    }
}

/// <summary>As in <c>message.json</c>.</summary>
internal sealed record RouteWhy(string By, string? Rule);

/// <summary>Unmet: the conditions that the letter does not meet; of the first rule without any, the letter is.</summary>
internal sealed record TriedRule(string Rule, string Destination, IReadOnlyList<string> Unmet);
