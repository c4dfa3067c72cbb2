using System.Text.Json.Nodes;

namespace Postvogn.ScriptedHandler;

/// <summary>Answers an HTTP function with what it saw. <c>?status=</c> sets the answer's status; <c>?silent</c> gives none.</summary>
internal static class HttpEcho
{
    public static async Task AnswerAsync(HttpContext http)
    {
        if (http.Request.Query.ContainsKey("silent")) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        var length = await CountAsync(http.Request.Body);
        if (int.TryParse(http.Request.Query["status"], out var status)) http.Response.StatusCode = status;
        http.Response.Headers.Append("Set-Cookie", "app=1");
        http.Response.Headers.StrictTransportSecurity = "max-age=1";
        if (status is >= 300 and < 400) http.Response.Headers.Location = "/elsewhere";
        await http.Response.WriteAsync(Describe(http, length).ToJsonString());
    }

    public static JsonObject Describe(HttpContext http, long length)
    {
        var headers = http.Request.Headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString()));
        return new JsonObject
        {
            ["method"] = http.Request.Method,
            ["path"] = http.Request.Path.Value,
            ["query"] = http.Request.QueryString.Value,
            ["protocol"] = http.Request.Protocol,
            ["length"] = length,
            ["headers"] = new JsonObject(headers),
        };
    }

    private static async Task<long> CountAsync(Stream body)
    {
        var buffer = new byte[81920];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0) total += read;
        return total;
    }
}
