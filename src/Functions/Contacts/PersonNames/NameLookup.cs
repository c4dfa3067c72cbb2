namespace Postvogn.Functions.Contacts;

/// <summary>Keeps nothing.</summary>
internal sealed partial class NameLookup(ILogger<NameLookup> log, IPersonRegister? register = null)
{
    public bool AreOn => register is not null;

    public async Task<PersonLookup> FindAsync(string cpr, CancellationToken cancellationToken)
    {
        var lookup = await register!.FindAsync(cpr, cancellationToken);
        if (lookup.Problem is { } problem) NotAsked(log, lookup.Outcome, problem);
        return lookup;
    }

    [LoggerMessage(EventId = 1040, Level = LogLevel.Warning,
        Message = "A name could not be looked up at Datafordeleren: {Outcome}. {Problem}")]
    private static partial void NotAsked(ILogger log, PersonOutcome outcome, string problem);
}
