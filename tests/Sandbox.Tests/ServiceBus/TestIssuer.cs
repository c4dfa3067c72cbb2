using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Postvogn.Sandbox.ServiceBus.Tokens;

namespace Postvogn.Sandbox.Tests.ServiceBus;

/// <summary>Signs tokens as Entra ID would.</summary>
internal sealed class TestIssuer : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public SecurityKey Key => new ECDsaSecurityKey(key) { KeyId = "test" };

    public string Token(string principal, DateTimeOffset expires, string audience = JwtJudge.Audience) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://login.test/",
            Audience = audience,
            Expires = expires.UtcDateTime,
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["oid"] = principal },
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });

    public void Dispose() => key.Dispose();
}
