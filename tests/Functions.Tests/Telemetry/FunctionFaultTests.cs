using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>What the host gets to know of a function that fails; it logs all of it.</summary>
public sealed class FunctionFaultTests
{
    private const string Canary = "0101011234 skylder 400 kr.";

    [Fact]
    public async Task Invoke_ExceptionThatQuotesALetter_IsThrownOnWithoutItsWords()
    {
        var inner = new InvalidOperationException(Canary, new FormatException(Canary));

        var thrown = await Should.ThrowAsync<FunctionFailedException>(() => InvokeAsync(_ => throw inner));

        thrown.ToString().ShouldNotContain("0101011234");
        thrown.Message.ShouldContain(nameof(InvalidOperationException));
        thrown.Message.ShouldContain(nameof(FormatException));
        thrown.InnerException.ShouldBeNull();
    }

    [Fact]
    public async Task Invoke_Cancelled_PassesAsItIs() =>
        await Should.ThrowAsync<OperationCanceledException>(() => InvokeAsync(context =>
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }, new CancellationToken(canceled: true)));

    private static async Task InvokeAsync(Func<FunctionContext, Task> function, CancellationToken cancellationToken = default)
    {
        using var export = new TelemetryExport([], TelemetrySettings.None, TimeProvider.System);
        var middleware = new InvocationTelemetry(export, NullLogger<InvocationTelemetry>.Instance);
        await middleware.Invoke(new Call(cancellationToken), context => function(context));
    }
}
