using Postvogn.Sandbox.CoreTools;
using Postvogn.Sandbox.FunctionsHost.Invocations;

namespace Postvogn.Sandbox.Tests.CoreTools;

public sealed class FunctionRunsTests
{
    private const string Id = "3bb7a1c2-0000-4000-8000-0000000000aa";
    private readonly RunCounter counter = new();
    private readonly FakeClock clock = new();
    private readonly FunctionRuns runs;

    public FunctionRunsTests() => runs = new FunctionRuns(counter, clock);

    [Theory]
    [InlineData("[2026-11-30T08:00:00.123Z] Executing 'Functions.Sweep' (Reason='Timer fired at 2026-11-30T08:00:00.1Z', Id=" + Id + ")")]
    [InlineData("      Executing 'Functions.AcceptDrop' (Reason='New queue message detected on 'drops'.', Id=" + Id + ")")]
    [InlineData("info: Function.Sweep[1] Executing 'Sweep' (Reason='(null)', Id=" + Id + ")")]
    [InlineData("Executing 'Functions.Sweep' (Reason='…', Id=3BB7A1C2-0000-4000-8000-0000000000AA)")]
    public void Read_BeginningWhateverIsAroundIt_Runs(string line)
    {
        runs.Read(line);

        counter.Idle.IsCompleted.ShouldBeFalse();
        runs.Read($"> Executed 'Functions.Sweep' (Succeeded, Id={Id}, Duration=12ms)");
        counter.Idle.IsCompleted.ShouldBeTrue();
        counter.Began.ShouldBe(1);
    }

    [Theory]
    [InlineData("Executing HTTP request: { requestId: '" + Id + "' }")]
    [InlineData("Executed 'Functions.Sweep' (Succeeded, Id=" + Id + ", Duration=12ms)")]
    [InlineData("Host lock lease acquired by instance ID '000'.")]
    [InlineData("For detailed output, run func with --verbose flag.")]
    public void Read_AnyOtherLine_ChangesNothing(string line)
    {
        runs.Read(line);

        counter.Idle.IsCompleted.ShouldBeTrue();
        counter.Began.ShouldBe(0);
    }

    // Seconds with a search that goes back, and then a fault.
    [Theory]
    [InlineData("Executing 'a' ( ")]
    [InlineData("Executed 'a' (Id=")]
    public void Read_LongOddLine_ChangesNothing(string part)
    {
        runs.Read(string.Concat(Enumerable.Repeat(part, 20_000)));

        counter.Idle.IsCompleted.ShouldBeTrue();
        counter.Began.ShouldBe(0);
    }

    [Fact]
    public void Read_SameLineTwice_CountsOnce()
    {
        runs.Read($"Executing 'Functions.Sweep' (Reason='', Id={Id})");
        runs.Read($"Executing 'Functions.Sweep' (Reason='', Id={Id})");
        runs.Read($"Executed 'Functions.Sweep' (Failed, Id={Id}, Duration=1ms)");

        counter.Idle.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void Read_EndThatIsNeverTold_IsNotWaitedForLongerThanAMinute()
    {
        runs.Read($"Executing 'Functions.Sweep' (Reason='', Id={Id})");
        clock.Advance(TimeSpan.FromSeconds(59));
        runs.Read("anything");
        counter.Idle.IsCompleted.ShouldBeFalse();

        clock.Advance(TimeSpan.FromSeconds(2));
        runs.Read("anything");

        counter.Idle.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void EndAll_WhatRan_Runs_NoMore()
    {
        runs.Read($"Executing 'Functions.Sweep' (Reason='', Id={Id})");

        runs.EndAll();

        counter.Idle.IsCompleted.ShouldBeTrue();
    }
}
