namespace Postvogn.Sandbox.ServiceBus.Tokens;

/// <summary>Judges tokens, and who may do what.</summary>
internal sealed class TokenDesk(JwtJudge jwt, SharedKeyJudge sharedKeys, IReadOnlyList<Grant> grants)
{
    /// <summary>A token of the type that the client names, for the entity of this path.</summary>
    public async Task<TokenRuling> JudgeAsync(string type, string token, string path) => type switch
    {
        "jwt" => await jwt.JudgeAsync(token),
        "servicebus.windows.net:sastoken" => sharedKeys.Judge(token, path),
        _ => TokenRuling.Refused($"InvalidToken: tokens of type {type} are not taken."),
    };

    public bool May(Permit permit, BusRights right, string path) => grants.Any(grant => grant.Covers(permit.Principal, right, path));
}
