namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>
/// Repeats a request whose connection was not taken: ten tries, 50 ms apart at first and 250 at most. Later failures are not repeated,
/// since the body is gone by then.
/// </summary>
internal sealed class ConnectRetryHandler(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Tries = 10;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);
    private const int MostSteps = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException exception) when (attempt < Tries && exception.HttpRequestError == HttpRequestError.ConnectionError)
            {
                await Task.Delay(Step * Math.Min(attempt, MostSteps), clock, cancellationToken);
            }
        }
    }
}
