using Postvogn.Functions.Letters;
using Postvogn.Functions.Receipts;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Operations;

internal sealed class OurHistory(IBlobStore store)
{
    public async Task<IReadOnlyList<HistoryEntry>> ReadAsync(Letter letter, Transmission? transmission, CancellationToken cancellationToken)
    {
        List<HistoryEntry> history = [Entry(letter.AcceptedAt, "taken over")];
        if (transmission is not null) history.AddRange(Of(transmission));
        foreach (var step in letter.Outcome?.History ?? [])
            history.Add(Entry(step.At, $"settled as {step.State} by {step.By}") with { Code = CodeOf(step.Code) });
        if (letter.Outcome is { } outcome) history.Add(Entry(outcome.At,
            $"settled as {outcome.State} by {outcome.By}") with { Code = CodeOf(outcome.Code), TransmissionId = outcome.TransmissionId });
        var (container, prefix) = (Places.Letter(letter.MessageUuid).Container, Places.LetterReceiptsPrefix(letter.MessageUuid));
        await foreach (var blob in store.ListAsync(container, prefix, cancellationToken))
        {
            if (await store.ReadAsync(blob.Path, ReceiptsJson.Default.ArrivedReceipt, cancellationToken) is { } filed)
                history.Add(Of(filed.Value));
        }

        return history;
    }

    private static IEnumerable<HistoryEntry> Of(Transmission transmission)
    {
        yield return Entry(transmission.CreatedAt, "claimed for a transmission");
        yield return Entry(transmission.ChangedAt, $"transmission {transmission.Status} after {transmission.Attempt} attempts") with
        {
            Code = CodeOf(transmission.Code),
            TransmissionId = transmission.TransmissionId,
        };
    }

    private static HistoryEntry Of(ArrivedReceipt filed) =>
        Entry(filed.ArrivedAt, filed.FromEventLog ? "receipt taken from the event log" : "receipt came") with
        {
            Status = filed.Receipt.ReceiptStatus.ToString(),
            Code = CodeOf(filed.Receipt.ErrorCode),
            TransmissionId = filed.Receipt.TransmissionId,
        };

    internal static HistoryEntry Entry(DateTimeOffset at, string what) => new() { At = at, Source = "Postvogn", What = what };

    // A code can come from outside, so what does not look like one is not handed on.
    internal static string? CodeOf(string? code) => string.IsNullOrEmpty(code) ? null : ErrorCodeTag.Of(code);
}
