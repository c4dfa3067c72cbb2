using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Health;

/// <summary>The function Health: <c>GET /api/health</c>.</summary>
public static class HealthEndpoint
{
    /// <summary>200 if the store takes a write, 503 with a reason if not.</summary>
    public static async Task<IResult> HandleAsync(IBlobStore store, CancellationToken cancellationToken)
    {
        try
        {
            await store.MarkAsync(Places.HealthProbe, cancellationToken);
            return Results.Text("{\"status\":\"Healthy\"}\n", "application/json");
        }
        catch (IOException error)
        {
            var reason = error is StoreFullException ? "the store is full" : "the store cannot be written";
            return Results.Text($"{{\"status\":\"Unhealthy\",\"reason\":\"{reason}\"}}\n", "application/json", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
