using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Postvogn.ScriptedWorker;

/// <summary>Answers with what it saw. <c>?status=</c> sets the answer's status; <c>?silent</c> gives none until it is cancelled,
/// <c>?deaf</c> not even then; <c>?exit=</c> ends the process; <c>?abort</c> breaks the connection; <c>?fail</c> throws.</summary>
internal sealed class HttpFunctions
{
    [Function("Echo")]
    public async Task<IResult> Echo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", "options", Route = "echo/{*rest}")] HttpRequest request,
        FunctionContext context, CancellationToken cancellationToken)
    {
        Script.Record(context, request.Path.Value);
        var query = request.Query;
        if (query.ContainsKey("exit")) Environment.Exit(int.Parse(query["exit"]!, CultureInfo.InvariantCulture));
        if (query.ContainsKey("abort")) request.HttpContext.Abort();
        if (query.ContainsKey("deaf")) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
        if (query.ContainsKey("silent")) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (query.ContainsKey("fail")) throw new InvalidOperationException("As told.");
        var length = await CountAsync(request.Body, cancellationToken);
        var response = request.HttpContext.Response;
        response.Headers.Append("Set-Cookie", "app=1");
        response.Headers.StrictTransportSecurity = "max-age=1";
        var status = int.TryParse(query["status"], CultureInfo.InvariantCulture, out var wanted) ? wanted : StatusCodes.Status200OK;
        if (status is >= 300 and < 400) response.Headers.Location = "/elsewhere";
        return Results.Text(Describe(request, length, context.TraceContext.TraceParent).ToJsonString(), statusCode: status);
    }

    [Function("Plain")]
    public IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => Results.Text(request.Method);

    [Function("Keyed")]
    public IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text(request.Method);

    [Function("Master")]
    public IResult Master([HttpTrigger(AuthorizationLevel.Admin, "get")] HttpRequest request) => Results.Text(request.Method);

    private static JsonObject Describe(HttpRequest request, long length, string traceParent) => new()
    {
        ["method"] = request.Method,
        ["path"] = request.Path.Value,
        ["query"] = request.QueryString.Value,
        ["length"] = length,
        ["traceparent"] = traceParent,
        ["headers"] = new JsonObject(request.Headers.Select(
            header => KeyValuePair.Create(header.Key.ToLowerInvariant(), (JsonNode?)header.Value.ToString()))),
    };

    private static async Task<long> CountAsync(Stream body, CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        long total = 0;
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0) total += read;
        return total;
    }
}
