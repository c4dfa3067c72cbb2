using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Stands between a client and a blob service, and lets each request go wrong as a plan says.</summary>
/// <remarks>It holds a whole body at a time; the tests' are small.</remarks>
public sealed class FaultyBlobProxy : IAsyncDisposable
{
    /// <summary>Options of a client that outlasts the faults and does not wait long for what never comes.</summary>
    public static readonly AzureBlobOptions Patient = new()
    {
        Retries = 10,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        LongestRetryDelay = TimeSpan.FromMilliseconds(10),
        NetworkTimeout = TimeSpan.FromSeconds(1),
    };

    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };
    private readonly WebApplication app;
    private readonly HttpClient client = new();
    private readonly Uri target;
    private readonly Func<int, BlobFault> plan;
    private int requests;
    private int played;

    private FaultyBlobProxy(Uri target, Func<int, BlobFault> plan)
    {
        (this.target, this.plan) = (target, plan);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>How many requests came.</summary>
    public int Requests => requests;

    /// <summary>How many of them went wrong.</summary>
    public int Played => played;

    /// <summary>Called when a request was carried out and before its answer goes back or is lost.</summary>
    public Func<HttpRequest, Task> CarriedOut { get; set; } = _ => Task.CompletedTask;

    /// <summary>The answer in place of the service's own, or null.</summary>
    public Func<HttpRequest, (int Status, string Code, string Body)?> Answer { get; set; } = _ => null;

    /// <param name="target">The service.</param>
    /// <param name="plan">What happens to the n-th request, counted from 1.</param>
    public static async Task<FaultyBlobProxy> StartAsync(Uri target, Func<int, BlobFault> plan)
    {
        var proxy = new FaultyBlobProxy(target, plan);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private Task HandleAsync(HttpContext http)
    {
        var fault = plan(Interlocked.Increment(ref requests));
        if (fault != BlobFault.None) Interlocked.Increment(ref played);
        return fault switch
        {
            BlobFault.Fail => RefuseAsync(http, 500, "InternalError", "<Error/>"),
            BlobFault.Busy => RefuseAsync(http, 503, "ServerBusy", "<Error/>"),
            BlobFault.Close => Close(http),
            BlobFault.NeverAnswer => UntilCallerLeavesAsync(http),
            _ => PassOnAsync(http, fault),
        };
    }

    private static Task Close(HttpContext http)
    {
        http.Abort();
        return Task.CompletedTask;
    }

    private static async Task UntilCallerLeavesAsync(HttpContext http)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        http.Abort();
    }

    private static async Task RefuseAsync(HttpContext http, int status, string code, string body)
    {
        await http.Request.Body.CopyToAsync(Stream.Null);
        http.Response.StatusCode = status;
        http.Response.Headers["x-ms-error-code"] = code;
        http.Response.ContentType = "application/xml";
        await http.Response.WriteAsync(body);
    }

    private async Task PassOnAsync(HttpContext http, BlobFault fault)
    {
        if (Answer(http.Request) is var (status, code, text))
        {
            await RefuseAsync(http, status, code, text);
            return;
        }

        using var request = await RequestOfAsync(http);
        using var answer = await client.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        await CarriedOut(http.Request);
        if (fault == BlobFault.LoseAnswer || (fault == BlobFault.CutAnswer && body.Length < 2))
        {
            http.Abort();
            return;
        }

        CopyHead(answer, http.Response, body.Length);
        await http.Response.Body.WriteAsync(fault == BlobFault.CutAnswer ? body.AsMemory(0, body.Length / 2) : body);
        if (fault != BlobFault.CutAnswer) return;
        await http.Response.Body.FlushAsync();
        http.Abort();
    }

    private async Task<HttpRequestMessage> RequestOfAsync(HttpContext http)
    {
        var path = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(target.GetLeftPart(UriPartial.Authority) + path, AsItIs));
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        if (http.Request.ContentLength is not null) request.Content = new ByteArrayContent(body.ToArray());
        foreach (var (name, values) in http.Request.Headers)
        {
            if (name == "Host") continue;
            if (!request.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!)) request.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values!);
        }

        return request;
    }

    private static void CopyHead(HttpResponseMessage answer, HttpResponse response, int length)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (name is not ("Transfer-Encoding" or "Connection" or "Keep-Alive" or "Content-Length")) response.Headers[name] = values.ToArray();
        }

        // The answer to HEAD has the length of the body that it has not.
        response.ContentLength = length > 0 ? length : answer.Content.Headers.ContentLength;
    }
}
