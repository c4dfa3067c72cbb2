using System.Collections.Concurrent;
using Postvogn.Drops;
using Postvogn.Functions.Settings;
using Postvogn.MeMo;

namespace Postvogn.Functions.Contacts;

/// <summary>Which letters of a drop their sender may not send, as Digital Post says (docs/adr/0045). Whatever is not known is
/// sent.</summary>
internal sealed partial class RightsChecks(
    RightsBook book, RightsReading reading, PostvognSettings settings, TimeProvider clock, ILogger<RightsChecks> log)
{
    // A no that is older is asked for once more: the right may have been given since.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // By CVR number: until then nobody asks again in vain.
    private readonly ConcurrentDictionary<string, DateTimeOffset> pauses = new(StringComparer.Ordinal);

    // The same drop; a letter that was taken over before is not judged again.
    public async Task<JudgedDrop> AskAsync(
        string name, JudgedDrop drop, string sender, Func<Guid, Task<bool>> isTaken, CancellationToken cancellationToken)
    {
        var system = settings.Systems[sender];
        if (await book.FindAsync(system.Cvr, cancellationToken) is not { } rights) return drop;
        if (drop.Letters.All(letter => WhyNot(letter, system, rights) is null)) return drop;
        if (clock.GetUtcNow() - rights.ReadAt > Recent)
        {
            if (await AskAgainAsync(name, system.Cvr, cancellationToken) is not { } now) return drop;
            rights = now;
        }

        var letters = new List<JudgedLetter>();
        foreach (var letter in drop.Letters)
        {
            var isRefused = WhyNot(letter, system, rights) is not null && !await isTaken(letter.MessageUuid ?? Guid.Empty);
            letters.Add(isRefused ? letter with { Findings = [WhyNot(letter, system, rights)!] } : letter);
        }

        var refused = letters.Count(letter => !letter.IsValid) - drop.Letters.Count(letter => !letter.IsValid);
        if (refused > 0) Refused(log, refused, letters.Count, name, system.Cvr);
        return drop with { Letters = letters };
    }

    private Finding? WhyNot(JudgedLetter letter, SystemSettings system, OrganisationRights rights) =>
        letter is { IsValid: true, Facts: { } facts }
            ? RightsRules.WhyNot(facts, rights, rights.Of(system.Id), clock.GetUtcNow())
            : null;

    private async Task<OrganisationRights?> AskAgainAsync(string name, string cvr, CancellationToken cancellationToken)
    {
        if (pauses.TryGetValue(cvr, out var until) && clock.GetUtcNow() < until) return null;
        using var limit = new CancellationTokenSource(Longest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            if (await reading.RunAsync(cvr, either.Token) is { } now) return now;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It took too long: no answer.
        }

        pauses[cvr] = clock.GetUtcNow() + Pause;
        NotConfirmed(log, name, cvr);
        return null;
    }

    [LoggerMessage(EventId = 1173, Level = LogLevel.Warning,
        Message = "{Drop} has letters that organisation {Cvr} could not send when its rights were last read, and Digital Post could not " +
            "be asked again; they are sent, and their receipts will tell")]
    private static partial void NotConfirmed(ILogger log, string drop, string cvr);

    [LoggerMessage(EventId = 1174, Level = LogLevel.Information,
        Message = "{Refused} of {Letters} letters of {Drop} need what organisation {Cvr} or its system lacks; their outcomes say what")]
    private static partial void Refused(ILogger log, int refused, int letters, string drop, string cvr);
}
