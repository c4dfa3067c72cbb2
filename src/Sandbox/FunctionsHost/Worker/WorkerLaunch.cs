using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Protocol;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.FunctionsHost.Worker;

internal sealed class WorkerLaunch(
    WorkerDescription description, WorkerEndpoint endpoint, FunctionsHostOptions options, HostContext context)
{
    private readonly WorkerLog log = new(context.LoggerFactory);

    public string AppRoot { get; } = Path.GetFullPath(options.AppRoot);

    public WorkerProcess Start()
    {
        var id = context.NewId().ToString();
        var channel = endpoint.Expect(id);
        channel.Log = line => log.Write(line, channel.IsRunning);
        return WorkerProcess.Start(Prepare(id), channel, log, () => endpoint.Forget(id));
    }

    private ProcessStartInfo Prepare(string id)
    {
        string[] arguments = [.. description.Arguments, .. Arguments(id, context.NewId().ToString())];
        var startInfo = Bound.Start(description.Executable, arguments, AppRoot);
        AppEnvironment.Set(startInfo, options.AppSettings);
        startInfo.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        startInfo.Environment["FUNCTIONS_WORKER_RUNTIME_VERSION"] = "10.0";
        startInfo.Environment["FUNCTIONS_WORKER_DIRECTORY"] = AppRoot;
        startInfo.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = AppRoot;
        return startInfo;
    }

    private IEnumerable<string> Arguments(string workerId, string requestId)
    {
        var most = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return
        [
            "--host", endpoint.Address.Host, "--port", endpoint.Address.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId", workerId, "--requestId", requestId, "--grpcMaxMessageLength", most,
            "--functions-uri", endpoint.Address.ToString(), "--functions-worker-id", workerId, "--functions-request-id", requestId,
            "--functions-grpc-max-message-length", most,
        ];
    }
}
