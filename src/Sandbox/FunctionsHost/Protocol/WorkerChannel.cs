using System.Threading.Channels;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Postvogn.Sandbox.FunctionsHost.Protocol;

internal sealed class WorkerChannel
{
    private readonly Channel<StreamingMessage> outbox = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationResponse>> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<StreamingMessage.ContentOneofCase, TaskCompletionSource<StreamingMessage>> awaited = new();
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> functionIds = new(StringComparer.OrdinalIgnoreCase);
    private volatile string? death;
    private volatile ServerCallContext? serving;

    public Uri? HttpUri { get; private set; }

    public IReadOnlyList<RpcFunctionMetadata> Functions { get; private set; } = [];

    public Action<RpcLog> Log { get; set; } = _ => { };

    public bool IsRunning(string invocationId) => running.ContainsKey(invocationId);

    public async Task GreetAsync(string hostVersion, string appRoot, CancellationToken cancellationToken)
    {
        await connected.Task.WaitAsync(cancellationToken);
        var init = new WorkerInitRequest
        {
            HostVersion = hostVersion,
            WorkerDirectory = appRoot,
            FunctionAppDirectory = appRoot,
            Capabilities = { ["MultiStream"] = "10" },
        };
        var hello = new StreamingMessage { WorkerInitRequest = init };
        var told = (await AskAsync(hello, StreamingMessage.ContentOneofCase.WorkerInitResponse, cancellationToken)).WorkerInitResponse;
        Require(told.Result, "The worker could not begin");
        HttpUri = told.Capabilities.TryGetValue("HttpUri", out var uri) ? new Uri(uri) : null;

        var question = new StreamingMessage { FunctionsMetadataRequest = new() { FunctionAppDirectory = appRoot } };
        var metadata = (await AskAsync(question, StreamingMessage.ContentOneofCase.FunctionMetadataResponse, cancellationToken))
            .FunctionMetadataResponse;
        Require(metadata.Result, "The worker could not tell its functions");
        Functions = metadata.Functions;
        foreach (var function in Functions) await LoadAsync(function, cancellationToken);
    }

    public async Task<InvocationResponse> InvokeAsync(string function, InvocationRequest request)
    {
        request.FunctionId = functionIds[function];
        var answer = new TaskCompletionSource<InvocationResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        running[request.InvocationId] = answer;
        try
        {
            if (death is not null) throw new FunctionsHostException(death);
            outbox.Writer.TryWrite(new() { InvocationRequest = request });
            return await answer.Task;
        }
        finally
        {
            running.TryRemove(request.InvocationId, out _);
        }
    }

    public void Cancel(string invocationId)
    {
        if (IsRunning(invocationId)) outbox.Writer.TryWrite(new() { InvocationCancel = new() { InvocationId = invocationId } });
    }

    public void CancelAll()
    {
        foreach (var id in running.Keys) Cancel(id);
    }

    public void Terminate(TimeSpan grace) => outbox.Writer.TryWrite(new() { WorkerTerminate = new() { GracePeriod = grace.ToDuration() } });

    public void FailAll(string reason)
    {
        death = reason;
        foreach (var answer in running.Values) answer.TrySetException(new FunctionsHostException(reason));
    }

    /// <summary>Cuts the connection; the worker stays as it is.</summary>
    public void Abandon() => serving?.GetHttpContext().Abort();

    public async Task ServeAsync(
        IAsyncStreamReader<StreamingMessage> from, IServerStreamWriter<StreamingMessage> to, ServerCallContext context)
    {
        serving = context;
        connected.TrySetResult();
        var sending = SendAsync(to, context.CancellationToken);
        try
        {
            while (await from.MoveNext(context.CancellationToken)) Take(from.Current);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // The connection ends with the process, whose end is told elsewhere.
        }

        outbox.Writer.TryComplete();
        await sending;
    }

    private async Task LoadAsync(RpcFunctionMetadata function, CancellationToken cancellationToken)
    {
        var request = new StreamingMessage { FunctionLoadRequest = new() { FunctionId = function.FunctionId, Metadata = function } };
        var answer = await AskAsync(request, StreamingMessage.ContentOneofCase.FunctionLoadResponse, cancellationToken);
        Require(answer.FunctionLoadResponse.Result, $"The worker could not load {function.Name}");
        functionIds[function.Name] = function.FunctionId;
    }

    private async Task<StreamingMessage> AskAsync(
        StreamingMessage question, StreamingMessage.ContentOneofCase answer, CancellationToken cancellationToken)
    {
        var reply = awaited[answer] = new(TaskCreationOptions.RunContinuationsAsynchronously);
        outbox.Writer.TryWrite(question);
        return await reply.Task.WaitAsync(cancellationToken);
    }

    private void Take(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
            Log(message.RpcLog);
        else if (message.InvocationResponse is { } response)
            running.GetValueOrDefault(response.InvocationId)?.TrySetResult(response);
        else if (awaited.TryRemove(message.ContentCase, out var reply))
            reply.TrySetResult(message);
    }

    // Only one message may be written at a time.
    private async Task SendAsync(IServerStreamWriter<StreamingMessage> to, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in outbox.Reader.ReadAllAsync(cancellationToken)) await to.WriteAsync(message, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // As above.
        }
    }

    private static void Require(StatusResult result, string otherwise)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new FunctionsHostException($"{otherwise}: {result.Exception?.Message}");
    }
}
