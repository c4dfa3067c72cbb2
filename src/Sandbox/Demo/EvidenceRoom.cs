using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Printing;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal static class EvidenceRoom
{
    public static async Task<Evidence> GatherAsync(
        Stage stage, DemoPlan plan, IReadOnlyList<PrintedLetter> prints, CancellationToken cancellationToken)
    {
        var letters = plan.Letters.ToList();
        var outcomes = await OutcomesAsync(letters, stage.Store, cancellationToken);
        return new Evidence
        {
            Letters = letters,
            Outcomes = outcomes,
            National = new NationalFacts(
                stage.DigitalPost.Ledger.Transmissions.Count, await TakenAsync(stage, letters, outcomes, cancellationToken), Handed(stage)),
            Prints = prints,
            RecallAnswers = await RecallAnswersAsync(letters, stage.Store, cancellationToken),
            Replies = plan.Replies,
            Inbox = await InboxLetter.ReadAllAsync(stage.Store, cancellationToken),
        };
    }

    private static async Task<Dictionary<string, Outcome>> OutcomesAsync(
        IReadOnlyList<DroppedLetter> letters, ISandboxStore store, CancellationToken cancellationToken)
    {
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var letter in letters)
        {
            if (await Outcome.OfAsync(letter, store, cancellationToken) is { } outcome)
                outcomes.Add(letter.Outcome, outcome);
        }
        return outcomes;
    }

    private static async Task<Dictionary<string, string>> RecallAnswersAsync(
        IReadOnlyList<DroppedLetter> letters, ISandboxStore store, CancellationToken cancellationToken)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var letter in letters.Where(letter => letter.Recall is not null))
        {
            if (await store.ReadJsonAsync("outcomes", letter.RecallAnswerBlob, cancellationToken) is not { } answer) continue;
            var states = answer.GetProperty("letters").EnumerateArray().Select(it => it.GetProperty("state").GetString());
            said.Add(letter.Outcome, string.Join(", ", states));
        }
        return said;
    }

    private static async Task<IReadOnlyList<TakenLetter>> TakenAsync(
        Stage stage, IReadOnlyList<DroppedLetter> letters, Dictionary<string, Outcome> outcomes, CancellationToken cancellationToken)
    {
        // Only of a package, and of a MeMo that is written anew, is it not known beforehand how it will look: there, the files in it are
        // compared.
        var known = letters.Select(letter => letter.MemoSha256).ToHashSet();
        var ours = letters.Select(letter => letter.MessageUuid?.ToString() ?? outcomes.GetValueOrDefault(letter.Outcome)?.MessageUUID)
            .ToHashSet();
        var taken = new List<TakenLetter>();
        foreach (var settled in stage.DigitalPost.Ledger.EntriesOf<MessageSettled>())
        {
            if (settled.Receipt.MessageUuid is not { } uuid) continue;
            var isOther = !known.Contains(settled.Sha256) && ours.Contains(uuid.ToString());
            var files = isOther ? await FilesOfAsync(stage.Store, uuid, settled.Sha256, cancellationToken) : [];
            var completed = settled.Receipt.ReceiptStatus == MeMo.ReceiptStatus.Completed;
            var code = settled.Receipt.ErrorCode;
            taken.Add(new TakenLetter(uuid, settled.Sha256, completed, code) { FileSha256 = files, Fate = FateOf(stage, uuid) });
        }
        return taken;
    }

    private static Fate FateOf(Stage stage, Guid uuid) => stage.DigitalPost.Ledger.FindMessage(uuid) switch
    {
        { IsRecalled: true } => Fate.Recalled,
        { IsWaiting: true } => Fate.Waiting,
        _ => Fate.Delivered,
    };

    // The store's MeMo stands for the one that arrived only if it has the same hash.
    private static async Task<IReadOnlyList<string>> FilesOfAsync(
        ISandboxStore store, Guid uuid, string sha256, CancellationToken cancellationToken)
    {
        var name = $"{uuid}/memo.xml";
        if (await Sha256Hex.OfBlobAsync(store, "messages", name, cancellationToken) != sha256)
            return ["differs"];
        await using var memo = await store.OpenAsync("messages", name, cancellationToken);
        return await MemoFiles.Sha256Async(memo!, cancellationToken);
    }

    private static List<HandedLetter> Handed(Stage stage) =>
    [
        .. stage.DigitalPost.Ledger.Deliveries
            .Select(it => new HandedLetter(it.MessageUuid, it.Sha256, it.TimesHandedOver, it.PositiveReceipts))
            .Where(handed => handed.Times > 0),
    ];
}
