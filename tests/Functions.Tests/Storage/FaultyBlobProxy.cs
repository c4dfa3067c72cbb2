using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

/// <summary>Stands between a client and a blob service, and lets each request go wrong as a plan says.</summary>
/// <remarks>It holds a whole body at a time; the tests' are small.</remarks>
internal sealed class FaultyBlobProxy : IAsyncDisposable
{
    /// <summary>Options of a client that outlasts the faults and does not wait long for what never comes.</summary>
    public static readonly AzureBlobOptions Patient = new()
    {
        Retries = 10,
        RetryDelay = TimeSpan.FromMilliseconds(1),
        LongestRetryDelay = TimeSpan.FromMilliseconds(10),
        NetworkTimeout = TimeSpan.FromSeconds(1),
    };

    private readonly WebApplication app;
    private readonly BlobPassage passage;
    private readonly Func<HttpRequest, BlobFault> plan;
    private readonly ConcurrentDictionary<Task, bool> underway = new();
    private int played;

    private FaultyBlobProxy(Uri target, Func<HttpRequest, BlobFault> plan)
    {
        (passage, this.plan) = (new BlobPassage(target), plan);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        app = builder.Build();
        app.Run(HandleAsync);
    }

    public Uri Address => new(app.Urls.Single());

    /// <summary>How many requests went wrong.</summary>
    public int Played => played;

    /// <summary>Called when a request was carried out and before its answer goes back or is lost.</summary>
    public Func<HttpRequest, Task> CarriedOut { get; set; } = _ => Task.CompletedTask;

    /// <summary>The answer in place of the service's own, or null.</summary>
    public Func<HttpRequest, (int Status, string Code, string Body)?> Answer { get; set; } = _ => null;

    public static string ErrorBody(string code, string message) =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>{message}</Message></Error>";

    /// <param name="target">The service.</param>
    /// <param name="plan">What happens to a request; asked once for each, by several threads at once.</param>
    public static async Task<FaultyBlobProxy> StartAsync(Uri target, Func<HttpRequest, BlobFault> plan)
    {
        var proxy = new FaultyBlobProxy(target, plan);
        await proxy.app.StartAsync();
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        passage.Dispose();
    }

    /// <summary>Waits until no request is on its way.</summary>
    public async Task IdleAsync()
    {
        while (!underway.IsEmpty) await underway.Keys.First();
    }

    private async Task HandleAsync(HttpContext http)
    {
        var ended = new TaskCompletionSource();
        underway[ended.Task] = true;
        try
        {
            await PlayAsync(http);
        }
        finally
        {
            underway.TryRemove(ended.Task, out _);
            ended.SetResult();
        }
    }

    private Task PlayAsync(HttpContext http)
    {
        var fault = plan(http.Request);
        if (fault != BlobFault.None) Interlocked.Increment(ref played);
        return fault switch
        {
            BlobFault.Fail => RefuseAsync(http, 500, "InternalError", ErrorBody("InternalError", "It broke.")),
            BlobFault.Busy => RefuseAsync(http, 503, "ServerBusy", ErrorBody("ServerBusy", "It is busy.")),
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
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing);
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

        using var answer = await passage.SendAsync(http);
        var body = await answer.Content.ReadAsByteArrayAsync();
        await CarriedOut(http.Request);
        if (fault == BlobFault.LoseAnswer || (fault == BlobFault.CutAnswer && body.Length < 2))
        {
            http.Abort();
            return;
        }

        BlobPassage.CopyHead(answer, http.Response, body.Length);
        await http.Response.Body.WriteAsync(fault == BlobFault.CutAnswer ? body.AsMemory(0, body.Length / 2) : body);
        if (fault != BlobFault.CutAnswer) return;
        await http.Response.Body.FlushAsync();
        http.Abort();
    }
}
