using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;

namespace Postvogn.ScriptedWorker;

/// <summary>What a function is to do. A message carries it as its own text.</summary>
internal sealed record Script
{
    private static int calls;

    /// <summary>Throw.</summary>
    public bool Fail { get; init; }

    /// <summary>Throw as long as the dequeue count is at most this.</summary>
    public int FailDeliveries { get; init; }

    /// <summary>End the process with this code.</summary>
    public int? Exit { get; init; }

    /// <summary>Do as told only the first time the message comes.</summary>
    public bool Once { get; init; }

    /// <summary>Wait until this file is there, deaf to any cancellation.</summary>
    public string? Until { get; init; }

    /// <summary>Wait until the token is signalled, and throw.</summary>
    public bool UntilCancelled { get; init; }

    /// <summary>Say this in the log.</summary>
    public string? Log { get; init; }

    public static Script From(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Script>(text, JsonSerializerOptions.Web) ?? new();
        }
        catch (JsonException)
        {
            return new();
        }
    }

    /// <summary>Keeps what the function was called with, for the test to read.</summary>
    public static void Record(FunctionContext context, JsonNode? input)
    {
        var call = new JsonObject
        {
            ["input"] = input,
            ["invocation"] = context.InvocationId,
            ["traceparent"] = context.TraceContext.TraceParent,
            ["metadata"] = new JsonObject(context.BindingContext.BindingData.Select(
                entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value?.ToString()))),
        };
        Write($"{Environment.ProcessId}-{Interlocked.Increment(ref calls):D4}-{context.FunctionDefinition.Name}.call", call.ToJsonString());
    }

    public async Task PlayAsync(string message, long dequeueCount, CancellationToken cancellationToken)
    {
        if (Once && dequeueCount > 1) return;
        if (Exit is { } code) Environment.Exit(code);
        while (Until is not null && !File.Exists(Until))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        if (UntilCancelled) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (Fail || dequeueCount <= FailDeliveries) throw new InvalidOperationException($"As told: {message}");
        if (Until is not null) Write($"{Environment.ProcessId}-{Interlocked.Increment(ref calls):D4}.ended", message);
    }

    // Whole or not at all.
    private static void Write(string name, string content)
    {
        if (Environment.GetEnvironmentVariable("SCRIPT_RECORD") is not { } directory) return;
        var half = Path.Combine(directory, name + ".half");
        File.WriteAllText(half, content);
        File.Move(half, Path.Combine(directory, name), overwrite: true);
    }
}
