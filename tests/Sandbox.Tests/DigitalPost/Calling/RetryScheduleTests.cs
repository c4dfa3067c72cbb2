using Postvogn.Sandbox.DigitalPost;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Calling;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset First = FakeClock.Start;

    [Fact]
    public void Next_AtATimeOfTheSchedule_IsTheOneAfterIt() =>
        RetrySchedule.WithoutTechnicalReceipt.Next(First, First.AddMinutes(10)).ShouldBe(First.AddHours(8));

    [Fact]
    public void Next_AfterAPushThatTookLongerThanTheGap_IsNotMissed() =>
        RetrySchedule.WithoutTechnicalReceipt.Next(First, First.AddMinutes(10).AddSeconds(1)).ShouldBe(First.AddHours(8));

    [Fact]
    public void Next_AfterTheLast_IsNone() =>
        RetrySchedule.WithoutBusinessReceipt.Next(First, First.AddDays(6)).ShouldBeNull();

    [Fact]
    public void Next_OfReceipts_EndsAfterFiveDays()
    {
        RetrySchedule.OfReceipts.Next(First, First.AddDays(5).AddTicks(-1)).ShouldBe(First.AddDays(5));
        RetrySchedule.OfReceipts.Next(First, First.AddDays(5)).ShouldBeNull();
    }
}
