using Microsoft.Azure.Functions.Worker;
using Postvogn.Functions.Operations;

namespace Postvogn.Functions.Triggers;

/// <summary>What keeps the rest going, and what a person asks.</summary>
internal sealed class OperationsFunctions(SweepHandler sweep, LetterFinder finder, HealthEndpoint health)
{
    /// <summary>Finds whatever is open and stands still. Leads to every queue.</summary>
    [Function("Sweep")]
    public Task Sweep([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);

    /// <summary>What became of a letter; with a function key.</summary>
    [Function("WhereIsLetter")]
    public Task<IResult> WhereIsLetter(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "letters/{messageUUID}")] HttpRequest request, string messageUUID) =>
        finder.HandleAsync(messageUUID, request.HttpContext.RequestAborted);

    /// <summary>Whether the store takes a write; anybody may ask.</summary>
    [Function("Health")]
    public Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        health.HandleAsync(request.HttpContext.RequestAborted);
}
