using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Background;

public sealed class BackgroundWorkTests
{
    private readonly NationalLedger ledger = new(new FakeClock());

    [Fact]
    public async Task Guard_WorkFails_IsAMishapAndGoesNoFurther()
    {
        await using var background = new BackgroundWork(ledger);

        await background.GuardAsync("validation", _ => throw new IOException("The disk is full."));

        ledger.EntriesOf<Mishap>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            mishap => mishap.Where.ShouldBe("validation"),
            mishap => mishap.What.ShouldBe("IOException: The disk is full."));
    }

    [Fact]
    public async Task Dispose_WorkIsWaiting_EndsItWithoutAMishap()
    {
        var background = new BackgroundWork(ledger);
        var started = new TaskCompletionSource();
        var ended = false;
        background.Run("delivery", async stopping =>
        {
            started.SetResult();
            try
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stopping);
            }
            finally
            {
                ended = true;
            }
        });
        await started.Task;

        await background.DisposeAsync();

        ended.ShouldBeTrue();
        ledger.EntriesOf<Mishap>().ShouldBeEmpty();
    }
}
