using System.Collections.Concurrent;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Receipts;

/// <summary>Which letters were taken back in Digital Post itself, by a person in its Administrative Access: no receipt tells of that, its
/// event log does (TI 7). One question a system, whatever number of its letters is due.</summary>
internal sealed class TakenBackLetters(EventLog events, PostvognSettings settings)
{
    // Null: Digital Post could not be asked now.
    public Task<IReadOnlySet<Guid>?> FindAsync(string system, CancellationToken cancellationToken) =>
        events.FindRecalledAsync(system, cancellationToken);

    public bool CanBeAsked(string system) =>
        settings.Systems.TryGetValue(system, out var sender) && settings.RestCallerFor(sender) is not null;
}

/// <summary>One run over letters whose day has come: each system is asked once.</summary>
internal sealed class TakenBackRun(TakenBackLetters letters, DateOnly latest)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlySet<Guid>?>>> asked = new(StringComparer.OrdinalIgnoreCase);

    // Null: it waits for the next run. Not for ever: a day late it is taken as delivered, and says so.
    public async Task<DueFate?> FateOfAsync(Letter letter, DateOnly? day, CancellationToken cancellationToken)
    {
        if (!letters.CanBeAsked(letter.System)) return DueFate.NotAsked;
        var answer = asked.GetOrAdd(
            letter.System, system => new Lazy<Task<IReadOnlySet<Guid>?>>(() => letters.FindAsync(system, cancellationToken)));
        if (await answer.Value is { } recalled) return recalled.Contains(letter.MessageUuid) ? DueFate.TakenBack : DueFate.Delivered;
        return day < latest ? DueFate.NotAsked : null;
    }
}

/// <summary>What became of a letter on its day.</summary>
internal enum DueFate
{
    Delivered,

    TakenBack,

    // As Delivered, but nobody could say otherwise.
    NotAsked,
}
