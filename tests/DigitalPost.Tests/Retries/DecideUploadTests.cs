using static Postvogn.DigitalPost.RetryStep;
using static Postvogn.DigitalPost.SftpOutcome;

namespace Postvogn.DigitalPost.Tests.Retries;

public sealed class DecideUploadTests
{
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>What is to be done, by step, said once more and in another form than in the table itself.</summary>
    private static readonly (RetryStep Step, SftpOutcome[] Outcomes)[] Expected =
    [
        (RetryStep.Done, [SftpOutcome.Done]),
        (RetryAfter, [NotConnected, TimedOut, CutOff, Full, LocalFault]),
        (Hold, [HostKeyWrong, HostKeyUnknown, KeyRefused, NoSuchFile, Denied, Failed, Changed]),
        (ResendAfter, [Unconfirmed, Different]),
    ];

    [Fact]
    public void DecideUpload_EveryOutcome_HasTheStepOfTheTable()
    {
        Expected.SelectMany(e => e.Outcomes).Order().ShouldBe(Enum.GetValues<SftpOutcome>().Order());
        foreach (var (step, outcomes) in Expected)
        {
            foreach (var outcome in outcomes)
                RetryPolicy.DecideUpload(outcome, 1, Young).Step.ShouldBe(step, $"{outcome}");
        }
    }

    [Fact]
    public void DecideUpload_NotDone_SaysWhyAndWaits()
    {
        foreach (var outcome in Enum.GetValues<SftpOutcome>().Where(o => o != SftpOutcome.Done))
        {
            var decision = RetryPolicy.DecideUpload(outcome, 1, Young);
            decision.Reason.ShouldNotBeNullOrEmpty();
            decision.Delay.ShouldBeGreaterThan(TimeSpan.Zero);
        }
    }

    [Theory]
    [InlineData(CutOff, GiveUp)]
    [InlineData(Unconfirmed, GiveUp)]
    [InlineData(HostKeyWrong, Hold)]
    [InlineData(SftpOutcome.Done, RetryStep.Done)]
    public void DecideUpload_AfterAWeek_GivesUpWhatIsNoSettingOfOurs(SftpOutcome outcome, RetryStep step) =>
        RetryPolicy.DecideUpload(outcome, 20, Week).Step.ShouldBe(step);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(3, 40)]
    [InlineData(20, 3600)]
    public void DecideUpload_CutAgain_WaitsTwiceAsLongUpToAnHour(int attempt, int seconds) =>
        RetryPolicy.DecideUpload(CutOff, attempt, Young).Delay.ShouldBe(TimeSpan.FromSeconds(seconds));
}
