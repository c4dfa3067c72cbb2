using Postvogn.Functions.Settings;
using Postvogn.Functions.Steps;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Sending;

/// <summary>Composes transmissions: names the letters, claims each for one transmission, and seals the list.</summary>
/// <remarks>Killed anywhere, <see cref="FinishAsync"/> goes on from the record: it claims what is still Accepted and seals with those
/// that carry the transmission's id. The list never changes once it is sealed.</remarks>
public sealed class Composer(Letters letters, Transmissions transmissions, PostvognSettings settings, StepTrail trail, TimeProvider clock, IIdSource ids)
{
    /// <summary>Composes transmissions of the letters that still wait: one or more for each sender system, within the limits.</summary>
    /// <returns>The ids of the sealed transmissions.</returns>
    public async Task<IReadOnlyList<Guid>> ComposeAsync(IEnumerable<Guid> messageUuids, CancellationToken cancellationToken)
    {
        var waiting = new List<Letter>();
        foreach (var messageUuid in messageUuids.Distinct())
        {
            if (await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Accepted } found) waiting.Add(found.Value);
        }

        var composed = new List<Guid>();
        foreach (var load in waiting.GroupBy(letter => letter.System).SelectMany(Loads))
            composed.AddRange(await ComposeLoadAsync(load, urgent: false, cancellationToken));
        return composed;
    }

    /// <summary>Composes the transmission of one urgent letter, if it still waits.</summary>
    public async Task<IReadOnlyList<Guid>> ComposeUrgentAsync(Guid messageUuid, CancellationToken cancellationToken) =>
        await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Accepted } found
            ? await ComposeLoadAsync([found.Value], urgent: true, cancellationToken)
            : [];

    /// <summary>Claims the letters of a transmission that is being composed, and seals it.</summary>
    /// <returns>The record as it stands after; sealed, by whomever.</returns>
    public async Task<Stored<Transmission>> FinishAsync(Stored<Transmission> composing, CancellationToken cancellationToken)
    {
        var members = new List<Guid>();
        foreach (var candidate in composing.Value.Candidates)
        {
            if (await ClaimAsync(candidate, composing.Value.Id, cancellationToken)) members.Add(candidate);
        }

        trail.Reached(Step.ClaimLetters, composing.Value.Id, members);
        var status = members.Count > 0 ? TransmissionStatus.Composed : TransmissionStatus.Failed;
        var record = await transmissions.TryMoveAsync(composing, composing.Value with { Members = members, Status = status }, cancellationToken)
            ?? await transmissions.FindAsync(composing.Value.Id, cancellationToken)
            ?? throw new InvalidDataException($"The record of transmission {composing.Value.Id} is gone.");
        trail.Reached(Step.SealTransmission, composing.Value.Id);
        foreach (var late in members.Except(record.Value.Members)) await ReleaseAsync(late, record.Value, cancellationToken);
        if (record.Value.Members.Count == 0) await transmissions.CloseAsync(record.Value.Id, cancellationToken);
        return record;
    }

    /// <summary>Gives a letter back that names a sealed transmission which does not list it: somebody sealed between.</summary>
    public async Task ReleaseAsync(Guid messageUuid, Transmission sealedTransmission, CancellationToken cancellationToken)
    {
        if (sealedTransmission.Status == TransmissionStatus.Composing || sealedTransmission.Members.Contains(messageUuid)) return;
        if (await letters.FindAsync(messageUuid, cancellationToken) is { Value.Status: LetterStatus.Claimed } stored && stored.Value.Transmission == sealedTransmission.Id)
            await letters.TryMoveAsync(stored, stored.Value with { Status = LetterStatus.Accepted, Transmission = null }, cancellationToken);
    }

    private async Task<IReadOnlyList<Guid>> ComposeLoadAsync(IReadOnlyList<Letter> load, bool urgent, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var opened = await transmissions.OpenAsync(
            new Transmission
            {
                Id = ids.NewId(),
                System = load[0].System,
                Urgent = urgent,
                Candidates = [.. load.Select(letter => letter.MessageUuid)],
                Status = TransmissionStatus.Composing,
                CreatedAt = now,
                ChangedAt = now,
            },
            cancellationToken);
        trail.Reached(Step.OpenTransmission, opened.Value.Id);
        var finished = await FinishAsync(opened, cancellationToken);
        return finished.Value.Members.Count > 0 ? [finished.Value.Id] : [];
    }

    /// <summary>Claims a letter for a transmission; true if it is claimed for it now.</summary>
    private async Task<bool> ClaimAsync(Guid messageUuid, Guid transmission, CancellationToken cancellationToken)
    {
        while (await letters.FindAsync(messageUuid, cancellationToken) is { } stored)
        {
            if (stored.Value.Status != LetterStatus.Accepted) return stored.Value.Status == LetterStatus.Claimed && stored.Value.Transmission == transmission;
            var claimed = stored.Value with { Status = LetterStatus.Claimed, Transmission = transmission };
            if (await letters.TryMoveAsync(stored, claimed, cancellationToken) is not null) return true;
        }

        return false;
    }

    /// <summary>Cuts the letters of one system into loads within the limits; a letter larger than the limit goes alone.</summary>
    private IEnumerable<IReadOnlyList<Letter>> Loads(IEnumerable<Letter> waiting)
    {
        var load = new List<Letter>();
        foreach (var letter in waiting)
        {
            if (load.Count > 0 && (load.Count == settings.Transmissions.MaxLetters || load.Sum(l => l.Length) + letter.Length > settings.Transmissions.MaxBytes))
            {
                yield return load;
                load = [];
            }

            load.Add(letter);
        }

        if (load.Count > 0) yield return load;
    }
}
