using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Postvogn.Sandbox.ServiceBus.Tokens;

/// <summary>Tokens of Entra ID: signed by one of the keys, for Service Bus, and not expired by the broker's clock.</summary>
internal sealed class JwtJudge(IReadOnlyList<SecurityKey> keys, string? issuer, TimeProvider clock)
{
    /// <summary>With the slash, as a token asked for with <c>https://servicebus.azure.net/.default</c> has it, or without.</summary>
    public const string Audience = "https://servicebus.azure.net/";

    private readonly JsonWebTokenHandler handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters rules = new()
    {
        IssuerSigningKeys = keys,
        ValidAudiences = [Audience, Audience.TrimEnd('/')],
        ValidateIssuer = issuer is not null,
        ValidIssuer = issuer,
        RequireExpirationTime = true,
        LifetimeValidator = (notBefore, expires, _, _) =>
            (notBefore is not { } from || from <= clock.GetUtcNow().UtcDateTime) && clock.GetUtcNow().UtcDateTime < expires,
    };

    public async Task<TokenRuling> JudgeAsync(string token)
    {
        var result = await handler.ValidateTokenAsync(token, rules);
        if (!result.IsValid)
            return TokenRuling.Refused(WhyNot(result.Exception));
        return result.Claims.TryGetValue("oid", out var oid) && oid is string principal
            ? new TokenRuling(new Permit(principal, new DateTimeOffset(result.SecurityToken.ValidTo, TimeSpan.Zero)), "Accepted")
            : TokenRuling.Refused("InvalidToken: the token has no oid.");
    }

    private static string WhyNot(Exception fault) => fault switch
    {
        SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException =>
            "ExpiredToken: the token has expired, or is not yet valid.",
        SecurityTokenInvalidAudienceException => $"InvalidAudience: the token is not for {Audience}.",
        SecurityTokenInvalidIssuerException => "InvalidIssuer: the token is from elsewhere.",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException =>
            "InvalidSignature: the token is signed by nobody whom the broker knows.",
        _ => "InvalidToken: the token cannot be read.",
    };
}
