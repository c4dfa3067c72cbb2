using System.Runtime.CompilerServices;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.Store;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

internal sealed class PostWatch
{
    private const string Outcomes = "outcomes";
    private const string Inbox = "inbox";
    private const string RecallAnswer = ".recalled.json";
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);
    private readonly HashSet<StoredBlob> seen = [];
    private readonly ISandboxStore store;
    private readonly TimeProvider clock;

    private PostWatch(ISandboxStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    public static async Task<PostWatch> StartAsync(ISandboxStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        var watch = new PostWatch(store, clock);
        watch.seen.UnionWith(await watch.LookAsync(cancellationToken));
        return watch;
    }

    public async IAsyncEnumerable<string> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var blob in (await LookAsync(cancellationToken)).Where(seen.Add))
                yield return await LineOfAsync(blob, cancellationToken);
            await Task.Delay(Glance, clock, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<StoredBlob>> LookAsync(CancellationToken cancellationToken)
    {
        var outcomes = await store.ListAsync(Outcomes, "", cancellationToken);
        var inbox = await store.ListAsync(Inbox, "", cancellationToken);
        return
        [
            .. outcomes.Where(blob => blob.Name.EndsWith(
                ".json", StringComparison.Ordinal)).OrderBy(blob => blob.Name, StringComparer.Ordinal),
            .. inbox.Where(blob => blob.Name.EndsWith(
                "/message.json", StringComparison.Ordinal)).OrderBy(blob => blob.Name, StringComparer.Ordinal),
        ];
    }

    private async Task<string> LineOfAsync(StoredBlob blob, CancellationToken cancellationToken)
    {
        try
        {
            return await LineOfReadableAsync(blob, cancellationToken);
        }
        catch (JsonException)
        {
            return $"sent      {blob.Name.EscapeMarkup()}  [red]is no outcome that can be read[/]";
        }
    }

    private async Task<string> LineOfReadableAsync(StoredBlob blob, CancellationToken cancellationToken)
    {
        if (blob.Container == Outcomes && blob.Name.EndsWith(RecallAnswer, StringComparison.Ordinal))
            return $"recall    {blob.Name[..^RecallAnswer.Length].EscapeMarkup()}  is answered in {blob.Name.EscapeMarkup()}";
        if (blob.Container == Outcomes && await Outcome.ReadAsync(store, blob.Name, cancellationToken) is { } outcome)
            return "sent      " + LetterMarkup.Of(LetterLines.Of(blob.Name[..^".json".Length], outcome));
        return $"received  {blob.Container}/{blob.Name[..blob.Name.LastIndexOf('/')].EscapeMarkup()}";
    }
}
