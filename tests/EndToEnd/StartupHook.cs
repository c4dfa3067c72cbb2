using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Invocation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

/// <summary>
/// Loaded into the app's process by DOTNET_STARTUP_HOOKS: every function logs an exception that quotes a letter, as a library might, and
/// throws one. The app itself knows nothing of it. The runtime wants this name, and no namespace.
/// </summary>
#pragma warning disable MA0047
internal static class StartupHook
#pragma warning restore MA0047
{
    public const string Canary = "6101505678 skylder 400 kr.";

    public static void Initialize() => DiagnosticListener.AllListeners.Subscribe(new Hosts());

    private sealed class Hosts : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host })
                host.ConfigureServices(services => services.AddSingleton<IFunctionExecutor, FailingFunctions>());
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }

    private sealed class FailingFunctions(ILoggerFactory logs) : IFunctionExecutor
    {
        public ValueTask ExecuteAsync(FunctionContext context)
        {
            var fault = Thrown();
            foreach (var category in new[] { "Azure.Core", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Azure.Functions.Worker" })
                logs.CreateLogger(category).Log(LogLevel.Error, 1, "It failed", fault, static (state, _) => state);
            Activity.Current?.AddException(fault);
            Activity.Current?.SetStatus(ActivityStatusCode.Error, Canary);
            throw fault;
        }

        private static QuotingException Thrown()
        {
            try
            {
                throw new QuotingException(Canary);
            }
            catch (QuotingException error)
            {
                return error;
            }
        }
    }

    private sealed class QuotingException(string text) : Exception(text, new FormatException(text))
    {
        public override string ToString() => $"{Message}: {Canary}";
    }
}
