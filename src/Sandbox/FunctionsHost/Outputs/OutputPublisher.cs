using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Queues;
using Postvogn.Sandbox.FunctionsHost.Triggers;

namespace Postvogn.Sandbox.FunctionsHost.Outputs;

/// <summary>Sends what a successful answer carries for the function's output bindings.</summary>
internal sealed partial class OutputPublisher(QueueBoard queues, HostContext context)
{
    private const string ReturnName = "$return";
    private readonly ILogger logger = context.LoggerFactory.CreateLogger("Host.Function.Outputs");

    /// <summary>Sends all of it, or nothing and tells why.</summary>
    public OutputFailure? Publish(FunctionDefinition function, HandlerReply reply)
    {
        WarnOfStrays(function, reply);
        var prepared = new List<(MessageQueue Queue, string Body)>();
        foreach (var output in function.Outputs)
        {
            if (Prepare(output, reply, prepared) is { } failure) return failure;
        }

        foreach (var (queue, body) in prepared) queue.Send(body);
        return null;
    }

    private OutputFailure? Prepare(QueueOutput output, HandlerReply reply, List<(MessageQueue Queue, string Body)> prepared)
    {
        if (ValueOf(output, reply) is not { } value) return null;
        if (queues.Find(output.Queue) is not { } queue)
        {
            return new OutputFailure($"The output {output.BindingName} goes to the queue {output.Queue}, which does not exist.");
        }

        try
        {
            prepared.AddRange(OutputEncoding.Bodies(value, output.DataType, context.Clock.LocalTimeZone).Select(body => (queue, body)));
            return null;
        }
        catch (JsonException)
        {
            return new OutputFailure($"The output {output.BindingName} looks like JSON and is not.");
        }
    }

    // Without a $return binding, the members of a returned object stand for outputs.
    private static JsonNode? ValueOf(QueueOutput output, HandlerReply reply) => output.BindingName == ReturnName
        ? reply.ReturnValue
        : reply.Outputs?[output.BindingName] ?? (reply.ReturnValue as JsonObject)?[output.BindingName];

    private void WarnOfStrays(FunctionDefinition function, HandlerReply reply)
    {
        foreach (var (name, _) in reply.Outputs ?? [])
        {
            if (function.Outputs.All(output => output.BindingName != name)) LogStray(logger, function.Name, name);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Function} answered with the output {Output}, which its function.json does not have; the host drops it.")]
    private static partial void LogStray(ILogger logger, string function, string output);
}
