using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Judges an answer of the app to a trigger call, in the order in which the real host does.</summary>
internal static class ReplyReader
{
    private static readonly ReplyVerdict.Hang Hang = new();

    /// <summary>
    /// Not 2xx fails; an empty body hangs whatever its type; a body that is not <c>application/json</c> or <c>text/json</c> fails;
    /// <c>null</c> hangs; anything else must be an object of the known shape.
    /// </summary>
    public static ReplyVerdict Read(int status, MediaTypeHeaderValue? type, byte[] body)
    {
        if (status is < 200 or > 299) return Fail($"Response status code does not indicate success: {status}.");
        if (body.Length == 0) return Hang;
        if (type?.MediaType is not ("application/json" or "text/json"))
        {
            return Fail($"Invalid HttpResponseMessage: no formatter reads the content type {type?.MediaType ?? "(none)"}. Answer with application/json.");
        }

        return Parse(body);
    }

    private static ReplyVerdict Parse(byte[] body)
    {
        try
        {
            var text = Encoding.UTF8.GetString(body);
            if (string.IsNullOrWhiteSpace(text)) return Hang;
            return JsonNode.Parse(text) switch
            {
                null => Hang,
                JsonObject answer => Shape(answer),
                _ => Fail("Invalid HttpResponseMessage: the body is not a JSON object."),
            };
        }
        catch (JsonException exception)
        {
            return Fail($"Invalid HttpResponseMessage: the body is not JSON at line {exception.LineNumber + 1}.");
        }
    }

    private static ReplyVerdict Shape(JsonObject answer)
    {
        var outputs = Member(answer, "Outputs");
        var logs = Member(answer, "Logs");
        if (outputs is not (null or JsonObject) || logs is not (null or JsonArray))
        {
            return Fail("Invalid HttpResponseMessage: Outputs must be an object and Logs an array.");
        }

        var lines = (logs as JsonArray ?? []).Select(line => line is JsonValue value && value.TryGetValue<string>(out var text) ? text : WireJson.Serialize(line));
        return new ReplyVerdict.Success(new HandlerReply(outputs as JsonObject, [.. lines], Member(answer, "ReturnValue")));
    }

    // The three names are taken in any case, the names within Outputs as they are.
    private static JsonNode? Member(JsonObject answer, string name) =>
        answer.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    private static ReplyVerdict.Failure Fail(string error) => new(error);
}
