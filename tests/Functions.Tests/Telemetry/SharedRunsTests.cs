using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class SharedRunsTests
{
    private readonly List<TaskCompletionSource> runs = [];
    private readonly SemaphoreSlim begun = new(0);

    [Fact]
    public async Task Run_WhileOneIsUnderWay_SharesTheNext()
    {
        var shared = new SharedRuns(BeginAsync);
        var first = shared.RunAsync();
        await begun.WaitAsync();
        var late = Enumerable.Range(0, 20).Select(_ => shared.RunAsync()).ToList();

        runs[0].SetResult();
        await first;
        late.ShouldAllBe(task => !task.IsCompleted, "the first run may not have taken in what they have");
        await begun.WaitAsync();
        runs[1].SetResult();
        await Task.WhenAll(late);

        runs.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Run_AfterOneThatFailed_IsARunOfItsOwn()
    {
        var shared = new SharedRuns(BeginAsync);
        var first = shared.RunAsync();
        await begun.WaitAsync();
        var second = shared.RunAsync();

        runs[0].SetException(new InvalidOperationException());
        await Should.ThrowAsync<InvalidOperationException>(() => first);
        await begun.WaitAsync();
        runs[1].SetResult();
        await second;

        var third = shared.RunAsync();
        await begun.WaitAsync();
        runs[2].SetResult();
        await third;
    }

    private Task BeginAsync()
    {
        var run = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        runs.Add(run);
        begun.Release();
        return run.Task;
    }
}
