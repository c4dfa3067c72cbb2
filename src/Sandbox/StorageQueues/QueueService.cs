using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.StorageQueues;

/// <summary>In memory: as much as the unmodified SDK and the host's extension call. What holds of it is held against Azurite in the
/// tests.</summary>
internal sealed partial class QueueService : IAsyncDisposable
{
    private readonly SharedKey key = new();
    private readonly WebApplication web;
    private readonly QueueCalls calls;
    private readonly ILogger logger;

    private QueueService(WebApplication web, TimeProvider clock, ILoggerFactory loggerFactory)
    {
        this.web = web;
        calls = new QueueCalls(clock);
        logger = loggerFactory.CreateLogger<QueueService>();
    }

    public string ConnectionString => "DefaultEndpointsProtocol=http;"
        + $"AccountName={SharedKey.Account};AccountKey={key.Base64};QueueEndpoint={web.Urls.First()}/{SharedKey.Account};";

    /// <summary>The log tells refused calls; never the text of a message.</summary>
    public static async Task<QueueService> StartAsync(TimeProvider clock, ILoggerFactory loggerFactory, CancellationToken cancellationToken)
    {
        var builder = CallerLifetime.NewServer();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var service = new QueueService(builder.Build(), clock, loggerFactory);
        service.web.Run(service.AnswerAsync);
        await service.web.StartAsync(cancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private async Task AnswerAsync(HttpContext http)
    {
        var answer = key.Signed(http.Request) ? await calls.AnswerAsync(http.Request) : QueueFault.AuthenticationFailed;
        if (answer.Headers.TryGetValue("x-ms-error-code", out var code))
            LogRefused(http.Request.Method, http.Request.Path, answer.Status, code);
        await answer.WriteAsync(http.Response, http.RequestAborted);
    }

    [LoggerMessage(1, LogLevel.Information, "{Method} {Path} is refused: {Status} {Code}")]
    private partial void LogRefused(string method, string path, int status, string code);
}
