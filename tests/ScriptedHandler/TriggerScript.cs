using System.Text.Json;

namespace Postvogn.ScriptedHandler;

/// <summary>Answers a trigger call as its message says, and keeps what came, headers and all, for the test to read.</summary>
internal static class TriggerScript
{
    private static int calls;

    public static async Task AnswerAsync(HttpContext http)
    {
        var envelope = await JsonSerializer.DeserializeAsync<JsonElement>(await RecordAsync(http));
        var script = Script.From(envelope);
        if (script.Once && DeliveryCount(envelope) > 1) script = new Script();
        if (script.Exit is { } code) Environment.Exit(code);
        if (script.Silent) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        await Task.Delay(TimeSpan.FromMilliseconds(script.DelayMilliseconds), TimeProvider.System, http.RequestAborted);
        http.Response.StatusCode = DeliveryCount(envelope) <= script.FailDeliveries ? 500 : script.Status;
        http.Response.ContentType = script.ContentType;
        if (script.Location is not null) http.Response.Headers.Location = script.Location;
        if (script.Body.Length > 0) await http.Response.WriteAsync(script.Body);
    }

    private static int DeliveryCount(JsonElement envelope) =>
        envelope.GetProperty("Metadata").TryGetProperty("DeliveryCount", out var count) ? int.Parse(count.GetString()!) : int.MaxValue;

    private static async Task<Stream> RecordAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (body.Length == 0) body.Write("""{"Data":{},"Metadata":{}}"""u8);
        if (Environment.GetEnvironmentVariable("SCRIPT_RECORD") is { } directory)
        {
            var file = Path.Combine(directory, $"{Environment.ProcessId}-{Interlocked.Increment(ref calls):D4}-{http.Request.RouteValues["function"]}");
            await File.WriteAllBytesAsync(file + ".body", body.ToArray());
            await File.WriteAllTextAsync(file + ".head", HttpEcho.Describe(http, body.Length).ToJsonString());
        }

        body.Position = 0;
        return body;
    }
}
