namespace Postvogn.DigitalPost.Tests.Retries;

/// <summary>What follows a technical receipt that refuses an upload (TI 13.4.4).</summary>
public sealed class DecideRefusalTests
{
    private static readonly TimeSpan Young = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData("unknown.error", false, RetryStep.ResendAfter)]
    [InlineData("unknown.error", true, RetryStep.ResendAfter)]
    [InlineData("file.is.empty", false, RetryStep.RetryAfter)]
    [InlineData("transmission.uuid.not.unique", true, RetryStep.Settled)]
    [InlineData("transmission.uuid.not.unique", false, RetryStep.GiveUp)]
    [InlineData("message.filename.invalid", true, RetryStep.GiveUp)]
    [InlineData("archive.processing.failed", true, RetryStep.GiveUp)]
    [InlineData("unheard.of", false, RetryStep.GiveUp)]
    [InlineData(null, false, RetryStep.GiveUp)]
    public void DecideRefusal_Code_HasTheStepOfTheTable(string? code, bool mayBeKnown, RetryStep step)
    {
        var decision = RetryPolicy.DecideRefusal(code, mayBeKnown, 1, Young);

        decision.Step.ShouldBe(step);
        decision.Reason.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void DecideRefusal_SaidAgain_WaitsLongerAndEnds()
    {
        var delays = Enumerable.Range(1, 4)
            .Select(asked => RetryPolicy.DecideRefusal("unknown.error", true, asked, Young).Delay.TotalMinutes);

        delays.ShouldBe([15, 30, 60, 60]);
        RetryPolicy.DecideRefusal("unknown.error", true, 5, Young).Step.ShouldBe(RetryStep.GiveUp);
        RetryPolicy.DecideRefusal("file.is.empty", false, 5, Young).Step.ShouldBe(RetryStep.GiveUp);
    }

    [Fact]
    public void DecideRefusal_OldTransmission_IsGivenUp() =>
        RetryPolicy.DecideRefusal("unknown.error", false, 1, TimeSpan.FromDays(7)).Step.ShouldBe(RetryStep.GiveUp);
}
