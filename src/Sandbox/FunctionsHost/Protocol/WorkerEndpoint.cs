using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.FunctionsHost.Protocol;

/// <summary>gRPC over cleartext HTTP/2 on the loopback address, for all hosts.</summary>
internal sealed class WorkerEndpoint : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, WorkerChannel> expected = new(StringComparer.Ordinal);
    private readonly WebApplication web;

    private WorkerEndpoint()
    {
        var builder = CallerLifetime.NewServer();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddRouting();
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton(this);
        web = builder.Build();
        web.MapGrpcService<Service>();
    }

    public Uri Address => new(web.Urls.First());

    public static async Task<WorkerEndpoint> StartAsync(CancellationToken cancellationToken)
    {
        var endpoint = new WorkerEndpoint();
        await endpoint.web.StartAsync(cancellationToken);
        return endpoint;
    }

    public WorkerChannel Expect(string workerId) => expected[workerId] = new WorkerChannel();

    public void Forget(string workerId) => expected.TryRemove(workerId, out _);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    private sealed class Service(WorkerEndpoint endpoint) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream,
            IServerStreamWriter<StreamingMessage> responseStream,
            ServerCallContext context)
        {
            if (!await requestStream.MoveNext(context.CancellationToken)) return;
            var workerId = requestStream.Current.StartStream?.WorkerId ?? "";
            if (!endpoint.expected.TryGetValue(workerId, out var channel))
                throw new Grpc.Core.RpcException(new Status(StatusCode.NotFound, "No worker with this id is expected."));
            await channel.ServeAsync(requestStream, responseStream, context);
        }
    }
}
