using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

/// <summary>All that lies in <c>drop/</c>, so much of it at a run: files of packages stay there until the retention rule takes them
/// (docs/adr/0032). A round that one run ends leaves nothing behind; else a cursor says where the next goes on.</summary>
internal sealed class DropWalk(IBlobStore store)
{
    /// <summary>The names of one run: four answers of Azure, of which the first brings the name at which the last ended again.</summary>
    public int MostAtOnce { get; init; } = (4 * 5_000) - 1;

    /// <summary>Has the next of them looked at; gives what is known of all.</summary>
    /// <param name="look">Looks at them, and counts. When it has ended they are passed for this round, and not before.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<DropCount> GoOnAsync(
        Func<IAsyncEnumerable<BlobEntry>, Task<DropCount>> look, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(cancellationToken);
        var cursor = stored?.Value ?? default;
        var (names, last) = (0, cursor.After ?? "");
        var found = await look(NextAsync());
        var next = names < MostAtOnce ? cursor.AtTheEnd(found) : cursor.At(last, found);
        await MoveAsync(stored, next, cancellationToken);
        return next.Told;

        async IAsyncEnumerable<BlobEntry> NextAsync()
        {
            await foreach (var entry in store.ListPageAsync(Places.Drops, "", last, MostAtOnce, cancellationToken))
            {
                (names, last) = (names + 1, entry.Path.Name);
                yield return entry;
            }
        }
    }

    // One that cannot be read is of no use to anybody: the round begins anew.
    private async Task<Stored<DropCursor>?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadAsync(Places.DropCursor, OperationsJson.Default.DropCursor, cancellationToken);
        }
        catch (InvalidDataException)
        {
            await store.DeleteAsync(Places.DropCursor, cancellationToken);
            return null;
        }
    }

    // Another run that has moved it meanwhile looked at the same, or more. What is not written is looked at again.
    private async Task MoveAsync(Stored<DropCursor>? stored, DropCursor next, CancellationToken cancellationToken)
    {
        var condition = stored is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(stored.ETag);
        if (!next.IsOfOneRun)
            await store.WriteAsync(Places.DropCursor, next, OperationsJson.Default.DropCursor, condition, cancellationToken);
        else if (stored is not null) await store.DeleteAsync(Places.DropCursor, condition, cancellationToken);
    }
}

/// <summary>Drops that have no end yet, and how many of them are overdue.</summary>
internal readonly record struct DropCount(int All, int Overdue);

/// <summary>The content of <c>open/sweep/drops.json</c>. Behind which name the next run goes on; what this round has found so far, and what
/// the last whole one found, if it took several runs.</summary>
internal readonly record struct DropCursor(string? After, DropCount SoFar, DropCount LastRound)
{
    /// <summary>The round began and ended in one run: its count is the last and the whole.</summary>
    [JsonIgnore]
    public bool IsOfOneRun { get; private init; }

    /// <summary>Of a round that goes on, the larger of what it has found and what the last one found: too many for as long as a round, and
    /// never too few of what is known.</summary>
    [JsonIgnore]
    public DropCount Told => new(Math.Max(SoFar.All, LastRound.All), Math.Max(SoFar.Overdue, LastRound.Overdue));

    public DropCursor At(string last, DropCount found) => this with { After = last, SoFar = With(found) };

    public DropCursor AtTheEnd(DropCount found) => new(After: null, default, With(found)) { IsOfOneRun = string.IsNullOrEmpty(After) };

    private DropCount With(DropCount found) => new(SoFar.All + found.All, SoFar.Overdue + found.Overdue);
}
