using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Postvogn.ScriptedWorker;

internal sealed partial class TriggerFunctions(ILogger<TriggerFunctions> logger)
{
    [Function("Work")]
    public async Task Work(
        [QueueTrigger("%WorkQueue%", Connection = "HintQueues")] string message, long dequeueCount, FunctionContext context,
        CancellationToken cancellationToken)
    {
        Script.Record(context, message);
        var script = Script.From(message);
        if (script.Log is { } text) Say(logger, text);
        await script.PlayAsync("work", dequeueCount, cancellationToken);
    }

    [Function("Other")]
    public void Other([QueueTrigger("other", Connection = "HintQueues")] string message, FunctionContext context) =>
        Script.Record(context, message);

    [Function("Tick")]
    public Task Tick([TimerTrigger("%TickSchedule%")] string timer, FunctionContext context, CancellationToken cancellationToken)
    {
        Script.Record(context, JsonNode.Parse(timer));
        return Script.From(Environment.GetEnvironmentVariable("SCRIPT_TICK") ?? "").PlayAsync("tick", int.MaxValue, cancellationToken);
    }

    [LoggerMessage(EventId = 4711, EventName = "Said", Level = LogLevel.Warning, Message = "{Text}")]
    private static partial void Say(ILogger logger, string text);
}
