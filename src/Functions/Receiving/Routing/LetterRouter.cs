using Postvogn.Drops.Routing;
using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Receiving;

/// <summary>docs/adr/0041: by the letter that it answers, by the rules, by the contact point, or by default. Every letter has a
/// destination.</summary>
internal sealed class LetterRouter(AnsweredLetters answered, PostvognSettings settings)
{
    private const string SourceWithoutDestination = "noDestination";

    private readonly RoutingTable table = new()
    {
        Rules = settings.Inbox.Rules,
        DestinationsByContactPoint = settings.Inbox.DestinationsByContactPoint,
        DefaultDestination = settings.Inbox.DefaultDestination,
    };

    public async Task<LetterRoute> RouteAsync(MessageHeader header, CancellationToken cancellationToken)
    {
        if (header.ReplyData.Count == 0) return ByTable(header, null, null);
        var (letter, unmatched) = await answered.FindAsync(header, cancellationToken);
        if (letter is null) return ByTable(header, null, unmatched);
        return settings.DestinationOfReplies(letter.Source) is { } destination
            ? new LetterRoute(destination, new RouteReason(RoutedBy.Reply)) { Answers = letter }
            : ByTable(header, letter, SourceWithoutDestination);
    }

    private LetterRoute ByTable(MessageHeader header, AnsweredLetter? letter, string? unmatched)
    {
        var route = table.Route(header);
        return new LetterRoute(route.Destination, new RouteReason(route.By, route.Rule, unmatched)) { Answers = letter };
    }
}
