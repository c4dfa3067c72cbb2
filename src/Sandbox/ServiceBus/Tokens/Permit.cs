namespace Postvogn.Sandbox.ServiceBus.Tokens;

/// <summary>What a token that was taken says: who it is, until when.</summary>
internal sealed record Permit(string Principal, DateTimeOffset ExpiresAt);

/// <param name="Permit">Null when the token was refused.</param>
/// <param name="Why">Why it was refused: nothing of the token itself.</param>
internal sealed record TokenRuling(Permit? Permit, string Why)
{
    public static TokenRuling Refused(string why) => new(Permit: null, why);
}
