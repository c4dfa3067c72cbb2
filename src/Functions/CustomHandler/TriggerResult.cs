using System.Text.Json;

namespace Postvogn.Functions.CustomHandler;

/// <summary>What a queue or timer function hands back to the host: hints for output queues.</summary>
public sealed class TriggerResult
{
    private readonly Dictionary<string, List<string>> outputs = new(StringComparer.Ordinal);

    /// <summary>The hints by binding name, in the order given.</summary>
    public IReadOnlyDictionary<string, List<string>> Outputs => outputs;

    /// <summary>Adds a hint for the output binding <paramref name="binding"/>.</summary>
    public TriggerResult Hint(string binding, string message)
    {
        if (!outputs.TryGetValue(binding, out var messages)) outputs[binding] = messages = [];
        messages.Add(message);
        return this;
    }

    /// <summary>Writes the answer: always a JSON object, never nothing, since an empty 2xx hangs the invocation; a hint always within
    /// an array of strings, the one form that the host passes on unchanged.</summary>
    public async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/json";
        await JsonSerializer.SerializeAsync(response.Body, new TriggerAnswer(outputs.Count == 0 ? null : outputs), WireJson.Default.TriggerAnswer, cancellationToken);
    }
}
