using Azure.Core;

namespace Postvogn.Sandbox.Tests.ServiceBus;

/// <summary>The SDK goes by the machine's clock, and hands a token in again until nine minutes before its end. So it is told of fewer, and
/// asks for a new one with each link.</summary>
internal sealed class TestCredential(Func<string> token) : TokenCredential
{
    private static readonly TimeSpan TooShortToKeep = TimeSpan.FromMinutes(5);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(token(), TimeProvider.System.GetUtcNow() + TooShortToKeep);

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
