using Postvogn.Functions.Operations;

namespace Postvogn.Functions.Triggers;

internal sealed class OperationsFunctions(SweepHandler sweep, LetterFinder finder, HealthEndpoint health)
{
    // Leads to every queue.
    [Function("Sweep")]
    public Task Sweep([TimerTrigger("%SweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);

    // With a function key.
    [Function("WhereIsLetter")]
    public Task<IResult> WhereIsLetter(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "letters/{messageUUID}")] HttpRequest request, string messageUUID) =>
        finder.HandleAsync(messageUUID, request.HttpContext.RequestAborted);

    [Function("Health")]
    public Task<IResult> Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        health.HandleAsync(request.HttpContext.RequestAborted);
}
