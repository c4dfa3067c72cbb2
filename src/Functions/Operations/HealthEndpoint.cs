using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Operations;

/// <summary>503 says why. Anybody may ask, so the reason names no place; the log does.</summary>
internal sealed partial class HealthEndpoint(IBlobStore store, ILogger<HealthEndpoint> log)
{
    public async Task<IResult> HandleAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.MarkAsync(Places.HealthProbe, cancellationToken);
            return Results.Text("{\"status\":\"Healthy\"}\n", "application/json");
        }
        catch (IOException error)
        {
            StoreTakesNoWrite(log, error.Message);
            return Results.Text($"{{\"status\":\"Unhealthy\",\"reason\":\"{Reason(error)}\"}}\n",
                "application/json", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static string Reason(IOException error) => (error as StoreUnavailableException)?.Problem switch
    {
        StoreProblem.Full => "the store is full",
        StoreProblem.NoRole or StoreProblem.NotLetIn or StoreProblem.NotSignedIn => "the store does not let the app in",
        StoreProblem.NoContainer => "a container is missing",
        StoreProblem.Unreachable => "the store does not answer",
        _ => "the store cannot be written",
    };

    [LoggerMessage(EventId = 961, Level = LogLevel.Error, Message = "{Problem}")]
    private static partial void StoreTakesNoWrite(ILogger log, string problem);
}
