using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>
/// Gives tokens as Entra would, and remembers for what it was asked. Its tokens do not last, so that every call needs one.
/// </summary>
internal sealed class FakeEntra : TokenCredential
{
    public const string Token = "token-of-the-app";

    public ConcurrentQueue<TokenRequestContext> Asked { get; } = new();

    public bool Down { get; set; }

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        Asked.Enqueue(requestContext);
        return Down ? throw new CredentialUnavailableException(
            "ManagedIdentityCredential authentication unavailable.") : new AccessToken(Token, DateTimeOffset.UnixEpoch);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(GetToken(requestContext, cancellationToken));
}
