using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Operations;

internal sealed class LetterFinder(
    LetterRecords letters, TransmissionRecords transmissions, OurHistory history, ReceivedFinder received, ThreadFinder threads,
    EventLog events, PostvognSettings settings, TimeProvider clock)
{
    // How long Digital Post may take; then our half is answered alone.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // 404 for a letter that was neither taken over here, nor refused, nor received. Digital Post's silence is no error, but a note.
    public async Task<IResult> HandleAsync(string messageUUID, CancellationToken cancellationToken) =>
        Guid.TryParse(messageUUID, out var id) && await FindAsync(id, cancellationToken) is { } found
            ? Results.Json(found, WhereaboutsJson.Default.LetterWhereabouts)
            : Results.Text("No letter with this messageUUID was taken over here to be sent, refused, or received.\n",
                "text/plain", statusCode: StatusCodes.Status404NotFound);

    // A fixed number of blobs is read, however many letters there are.
    public async Task<LetterWhereabouts?> FindAsync(Guid messageUuid, CancellationToken cancellationToken)
    {
        var refusals = (await letters.FindRefusalsAsync(messageUuid, cancellationToken))?.Value.Refusals ?? [];
        var arrived = await received.FindAsync(messageUuid, cancellationToken);
        var found = await letters.FindAsync(messageUuid, cancellationToken) is { Value: var letter }
            ? await SentAsync(letter, cancellationToken)
            : OnlyRefused(messageUuid, refusals);
        if (found is null && arrived.Count == 0) return null;
        return (found ?? new LetterWhereabouts { MessageUUID = messageUuid, History = [] }) with
        {
            Refusals = refusals.Count == 0 ? null : [.. refusals.Select(RefusalWhereabouts.Of)],
            Received = arrived.Count == 0 ? null : arrived,
            Thread = await threads.FindAsync(messageUuid, cancellationToken),
        };
    }

    private static LetterWhereabouts? OnlyRefused(Guid messageUuid, IReadOnlyList<Refusal> refusals) => refusals is not [.., var last]
        ? null
        : new LetterWhereabouts
        {
            MessageUUID = messageUuid,
            Drop = last.Drop,
            State = LetterStatus.Rejected,
            History = [.. refusals.Select(refusal => OurHistory.Entry(refusal.At, "refused by Postvogn") with
            {
                Code = OurHistory.CodeOf(refusal.Code),
            })],
            Note = "It was refused here and never sent; its outcome says why.",
        };

    private async Task<LetterWhereabouts> SentAsync(Letter letter, CancellationToken cancellationToken)
    {
        var transmission = letter.Transmission is { } id ? (await transmissions.FindAsync(id, cancellationToken))?.Value : null;
        var ours = await history.ReadAsync(letter, transmission, cancellationToken);
        var (theirs, note) = await AskAsync(letter, transmission, cancellationToken);
        return new LetterWhereabouts
        {
            MessageUUID = letter.MessageUuid,
            Drop = letter.Drop,
            System = letter.System,
            State = letter.Status,
            Transmission = transmission is null ? null : Of(transmission),
            History = [.. ours.Concat(theirs).OrderBy(entry => entry.At)],
            Note = note,
        };
    }

    private async Task<(IEnumerable<HistoryEntry> Events, string? Note)> AskAsync(
        Letter letter, Transmission? transmission, CancellationToken cancellationToken)
    {
        if (transmission is not { Attempt: > 0 }) return ([], "It has not been sent, so Digital Post was not asked.");
        if (!settings.Systems.TryGetValue(letter.System, out var system))
            return ([], "Its system is no longer configured here, so Digital Post cannot be asked.");
        var sought = new LetterInLog(letter.MessageUuid, system.Id, transmission);
        var answer = await AskInTimeAsync(letter.System, sought, cancellationToken);
        return answer.Events is { } found
            ? (TheirHistory.Of(found, sought), found.Count == 0 ? "Digital Post's event log does not name it." : null)
            : ([], $"Digital Post cannot be asked now: {answer.Problem}");
    }

    private async Task<EventLogAnswer> AskInTimeAsync(string system, LetterInLog sought, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await events.AskAsync(system, sought, either.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new EventLogAnswer(null, $"no answer within {Patience.TotalSeconds:0} seconds.");
        }
    }

    private static TransmissionWhereabouts Of(Transmission transmission) => new()
    {
        Id = transmission.Id,
        State = transmission.Status,
        Letters = transmission.Members.Count,
        Attempts = transmission.Attempt,
        MayHaveArrived = transmission.MayHaveArrived,
        NotBefore = transmission.NotBefore,
        TransmissionId = transmission.TransmissionId,
        Code = OurHistory.CodeOf(transmission.Code),
        Traceparent = transmission.Traceparent,
    };
}
