using Microsoft.Azure.Functions.Worker;
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
    public async Task Invoke_Cancelled_PassesWithoutWhatLiesBehindIt()
    {
        var thrown = await Should.ThrowAsync<OperationCanceledException>(() => InvokeAsync(
            _ => throw new OperationCanceledException(Canary, new FormatException(Canary)), new CancellationToken(canceled: true)));

        thrown.ToString().ShouldNotContain("0101011234");
    }

    private static Task InvokeAsync(Func<FunctionContext, Task> function, CancellationToken cancellationToken = default) =>
        new SafeFailure().Invoke(new Call(cancellationToken), context => function(context));
}
