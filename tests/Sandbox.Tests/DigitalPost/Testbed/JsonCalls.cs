using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.Tests.DigitalPost.Testbed;

/// <summary>Calls with JSON, and what they must answer.</summary>
internal static class JsonCalls
{
    public static async Task<JsonObject> GetJsonAsync(this HttpClient client, string path, HttpStatusCode status = HttpStatusCode.OK) =>
        await client.CallAsync(HttpMethod.Get, path, body: null, ifMatch: null, status);

    public static Task<JsonObject> PutJsonAsync(
        this HttpClient client, string path, JsonNode? body, string? ifMatch, HttpStatusCode status = HttpStatusCode.OK) =>
        client.CallAsync(HttpMethod.Put, path, body, ifMatch, status);

    public static Task<JsonObject> PostJsonAsync(this HttpClient client, string path, JsonNode? body, HttpStatusCode status) =>
        client.CallAsync(HttpMethod.Post, path, body, ifMatch: null, status);

    public static async Task<JsonObject> CallAsync(
        this HttpClient client, HttpMethod method, string path, JsonNode? body, string? ifMatch, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(status, text);
        var answer = text.StartsWith('{') ? (JsonObject)JsonNode.Parse(text)! : [];
        if (answer["version"] is { } version)
            response.Headers.ETag?.Tag.ShouldBe($"\"{version}\"");
        return answer;
    }

    /// <summary>The ids of a bare list.</summary>
    public static async Task<IReadOnlyList<string>> ListIdsAsync(this HttpClient client, string path) =>
        [.. JsonNode.Parse(await client.GetStringAsync(path))!.AsArray().Select(it => it!["id"]!.ToString())];

    public static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

    /// <summary>The texts of one member of each resource on a page.</summary>
    public static IReadOnlyList<string> Each(this JsonObject page, string collection, string member) =>
        [.. page[collection]!.AsArray().Select(it => it![member]!.ToString())];
}
