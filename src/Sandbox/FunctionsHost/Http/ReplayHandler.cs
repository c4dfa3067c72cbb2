namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>Ten tries within two seconds. One with a body is tried again only while its connection is not taken; one without may have been
/// worked on each time.</summary>
internal sealed class ReplayHandler(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Tries = 10;
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var pause = First;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException) when (attempt < Tries)
            {
                await Task.Delay(pause, clock, cancellationToken);
                pause = pause * 2 < Longest ? pause * 2 : Longest;
            }
        }
    }
}
