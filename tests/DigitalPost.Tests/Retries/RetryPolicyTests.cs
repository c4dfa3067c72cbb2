using static Postvogn.DigitalPost.CallOutcome;
using static Postvogn.DigitalPost.Operation;
using static Postvogn.DigitalPost.RetryStep;

namespace Postvogn.DigitalPost.Tests.Retries;

public sealed class RetryPolicyTests
{
    private static readonly TimeSpan Young = TimeSpan.FromHours(1);

    private static readonly Operation[] Sends = [PostMemo, PostMemoInBulk, PostArchive, PostArchiveInBulk];

    private static readonly Operation[] Lists =
    [
        ListMemos, ListReceipts, FetchReceiptsInBulk, QueryContacts, LookUpContacts, ListContactSubscriptions, QueryEvents,
        QueryOrganisations, QueryContactPoints, QueryContactGroups, ListOrganisationSubscriptions, ValidateHtml,
    ];

    private static readonly Operation[] Fetches =
    [
        FetchMemo, FetchReceipt, FetchContact, FetchOrganisation, FetchOrganisationLogo, FetchSystem, FetchContactPoint, FetchContactGroup,
        QuerySystems, QueryOrganisationContactPoints, QueryOrganisationContactGroups,
    ];

    private static readonly Operation[] Creates = [CreateContactSubscription, CreateOrganisationSubscription];

    private static readonly Operation[] Changes =
    [
        UpdateContact, VerifyNemSms, UpdateContactSubscription, UpdateOrganisation, UpdateSystem, UpdateContactPoint, UpdateContactGroup,
        UpdateOrganisationSubscription,
    ];

    private static readonly Operation[] Removes = [DeleteContactSubscription, DeleteOrganisationSubscription];

    /// <summary>What is to be done, by group of operations, said once more and in another form than in the table itself.</summary>
    private static readonly (Operation[] Operations, RetryStep Step, CallOutcome[] Outcomes)[] Expected =
    [
        (Sends, Done, [Succeeded]),
        (Sends, GiveUp, [BadRequest, Conflict, PreconditionFailed, TooLarge, Unprocessable]),
        (Sends, Hold, [Unauthorized, Forbidden, NotFound, MethodNotAllowed, Unexpected, TlsRefused]),
        (Sends, RetryAfter, [TooManyRequests, Unavailable, NotConnected, NotTried]),
        (Sends, ResendAfter, [ServerError, NoAnswer, Unreadable]),

        (Lists, Done, [Succeeded]),
        (Lists, GiveUp, [BadRequest, PreconditionFailed, TooLarge, Unprocessable]),
        (Lists, Hold, [Unauthorized, Forbidden, NotFound, MethodNotAllowed, Unexpected, TlsRefused]),
        (Lists, RetryAfter, [Conflict, TooManyRequests, ServerError, Unavailable, NotConnected, NoAnswer, Unreadable, NotTried]),

        (Fetches, Done, [Succeeded]),
        (Fetches, Settled, [NotFound]),
        (Fetches, GiveUp, [BadRequest, PreconditionFailed, TooLarge, Unprocessable]),
        (Fetches, Hold, [Unauthorized, Forbidden, MethodNotAllowed, Unexpected, TlsRefused]),
        (Fetches, RetryAfter, [Conflict, TooManyRequests, ServerError, Unavailable, NotConnected, NoAnswer, Unreadable, NotTried]),

        ([PostBusinessReceipt, DeleteReceipt], Done, [Succeeded]),
        ([PostBusinessReceipt, DeleteReceipt], Settled, [NotFound, Conflict]),
        ([PostBusinessReceipt, DeleteReceipt], GiveUp, [BadRequest, PreconditionFailed, TooLarge, Unprocessable]),
        ([PostBusinessReceipt, DeleteReceipt], Hold, [Unauthorized, Forbidden, MethodNotAllowed, Unexpected, TlsRefused]),
        ([PostBusinessReceipt, DeleteReceipt], RetryAfter,
            [TooManyRequests, ServerError, Unavailable, NotConnected, NoAnswer, Unreadable, NotTried]),

        (Creates, Done, [Succeeded]),
        (Creates, GiveUp, [BadRequest, PreconditionFailed, TooLarge, Unprocessable]),
        (Creates, Hold, [Unauthorized, Forbidden, NotFound, MethodNotAllowed, Unexpected, TlsRefused]),
        (Creates, ReadAgain, [Conflict, ServerError, NoAnswer, Unreadable]),
        (Creates, RetryAfter, [TooManyRequests, Unavailable, NotConnected, NotTried]),

        (Changes, Done, [Succeeded]),
        (Changes, GiveUp, [BadRequest, NotFound, TooLarge, Unprocessable]),
        (Changes, Hold, [Unauthorized, Forbidden, MethodNotAllowed, Unexpected, TlsRefused]),
        (Changes, ReadAgain, [Conflict, PreconditionFailed, ServerError, NoAnswer, Unreadable]),
        (Changes, RetryAfter, [TooManyRequests, Unavailable, NotConnected, NotTried]),

        (Removes, Done, [Succeeded]),
        (Removes, Settled, [NotFound]),
        (Removes, GiveUp, [BadRequest, TooLarge, Unprocessable]),
        (Removes, Hold, [Unauthorized, Forbidden, MethodNotAllowed, Unexpected, TlsRefused]),
        (Removes, ReadAgain, [Conflict, PreconditionFailed]),
        (Removes, RetryAfter, [TooManyRequests, ServerError, Unavailable, NotConnected, NoAnswer, Unreadable, NotTried]),

        ([RecallMemo], Done, [Succeeded]),
        ([RecallMemo], GiveUp, [NotFound, Conflict, BadRequest, PreconditionFailed, TooLarge, Unprocessable]),
        ([RecallMemo], Hold, [Unauthorized, Forbidden, MethodNotAllowed, Unexpected, TlsRefused]),
        ([RecallMemo], RetryAfter, [TooManyRequests, ServerError, Unavailable, NotConnected, NoAnswer, Unreadable, NotTried]),
    ];

    public static TheoryData<Operation, CallOutcome> Product
    {
        get
        {
            var all = new TheoryData<Operation, CallOutcome>();
            foreach (var operation in Enum.GetValues<Operation>())
            {
                foreach (var outcome in Enum.GetValues<CallOutcome>())
                    all.Add(operation, outcome);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Product))]
    public void Decide_EveryOperationAndOutcome_IsAsExpected(Operation operation, CallOutcome outcome)
    {
        var expected = Expected.Where(e => e.Operations.Contains(operation) && e.Outcomes.Contains(outcome)).ShouldHaveSingleItem();

        var decision = RetryPolicy.Decide(operation, outcome, 1, Young);

        decision.Step.ShouldBe(expected.Step);
        decision.Delay.ShouldBe(DelayOf(expected.Step));
        (decision.Reason is null).ShouldBe(expected.Step == Done);
    }

    [Theory]
    [InlineData(NotConnected, 1, 10)]
    [InlineData(NotConnected, 2, 20)]
    [InlineData(NotConnected, 3, 40)]
    [InlineData(NotConnected, 9, 2560)]
    [InlineData(NotConnected, 10, 3600)]
    [InlineData(NotConnected, int.MaxValue, 3600)]
    [InlineData(NoAnswer, 1, 900)]
    [InlineData(NoAnswer, 2, 1800)]
    [InlineData(NoAnswer, 3, 3600)]
    [InlineData(NoAnswer, 4, 3600)]
    [InlineData(Unauthorized, 1, 1800)]
    [InlineData(Unauthorized, 50, 1800)]
    public void Decide_LaterAttempts_WaitLonger(CallOutcome outcome, int attempt, int seconds) =>
        RetryPolicy.Decide(PostMemo, outcome, attempt, Young).Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [MemberData(nameof(Product))]
    public void Decide_AfterSevenDays_WaitsNoMoreButForASettingOfALetter(Operation operation, CallOutcome outcome)
    {
        var before = RetryPolicy.Decide(operation, outcome, 3, TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        var after = RetryPolicy.Decide(operation, outcome, 3, TimeSpan.FromDays(7));

        var goesOn = before.Step is Done or Settled or GiveUp || outcome == NotTried || (before.Step == Hold && Sends.Contains(operation));
        if (goesOn)
            (after.Step, after.Delay, after.Reason).ShouldBe((before.Step, before.Delay, before.Reason));
        else
            after.ShouldBe(new RetryDecision(GiveUp, TimeSpan.Zero, $"{before.Reason} It is 7 days old."));
    }

    [Fact]
    public void Decide_OtherTiming_IsUsed()
    {
        var timing = new RetryTiming
        {
            RetryAfter = TimeSpan.FromMilliseconds(100),
            ResendUnknownAfter = TimeSpan.FromSeconds(2),
            HoldFor = TimeSpan.FromSeconds(3),
            LongestDelay = TimeSpan.FromSeconds(5),
            GiveUpAfter = TimeSpan.FromMinutes(1),
        };

        RetryPolicy.Decide(PostMemo, NotConnected, 2, TimeSpan.Zero, timing).Delay.ShouldBe(TimeSpan.FromMilliseconds(200));
        RetryPolicy.Decide(PostMemo, NoAnswer, 1, TimeSpan.Zero, timing).Delay.ShouldBe(TimeSpan.FromSeconds(2));
        RetryPolicy.Decide(PostMemo, NoAnswer, 5, TimeSpan.Zero, timing).Delay.ShouldBe(TimeSpan.FromSeconds(5));
        RetryPolicy.Decide(PostMemo, TlsRefused, 5, TimeSpan.Zero, timing).Delay.ShouldBe(TimeSpan.FromSeconds(3));
        RetryPolicy.Decide(PostMemo, NoAnswer, 1, TimeSpan.FromMinutes(1), timing).Step.ShouldBe(GiveUp);
    }

    [Fact]
    public void Decide_AttemptZero_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => RetryPolicy.Decide(PostMemo, NoAnswer, 0, Young));

    [Theory]
    [InlineData(TooManyRequests, null, 10)]
    [InlineData(TooManyRequests, 5, 10)]
    [InlineData(TooManyRequests, 60, 60)]
    [InlineData(Succeeded, 60, 0)]
    [InlineData(BadRequest, 60, 0)]
    public void NoSoonerThan_WhatTheServiceAsked_LengthensAWait(CallOutcome outcome, int? asked, int seconds) =>
        RetryPolicy.Decide(PostMemo, outcome, 1, Young)
            .NoSoonerThan(asked is { } s ? TimeSpan.FromSeconds(s) : null)
            .Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Fact]
    public void Decide_NotTried_WaitsNoLongerForItsAttempts() =>
        RetryPolicy.Decide(PostMemo, NotTried, 9, Young).Delay.ShouldBe(TimeSpan.FromSeconds(10));

    [Fact]
    public void MayHaveArrived_NotTried_MayNot() => RetryPolicy.MayHaveArrived(PostMemo, NotTried).ShouldBeFalse();

    [Theory]
    [InlineData(0, 1800)]
    [InlineData(0.5, 2025)]
    [InlineData(1, 2250)]
    public void Decide_WithJitter_WaitsUpToAQuarterLonger(double jitter, int seconds) =>
        RetryPolicy.Decide(PostMemo, NoAnswer, 2, Young, new RetryTiming { Jitter = jitter }).Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData(60, 75)]
    [InlineData(11, 13.75)]
    [InlineData(5, 12.5)]
    public void NoSoonerThan_WithJitter_IsSpreadFromWhatWasAsked(int asked, double seconds) =>
        RetryPolicy.Decide(PostMemo, TooManyRequests, 1, Young, new RetryTiming { Jitter = 1 })
            .NoSoonerThan(TimeSpan.FromSeconds(asked))
            .Delay.ShouldBe(TimeSpan.FromSeconds(seconds));

    /// <summary>An attempt after the age would only be given up, whatever the service asked for.</summary>
    [Theory]
    [InlineData(40, null, 40)]
    [InlineData(70, null, 62)]
    [InlineData(30, 50, 62)]
    [InlineData(30, 120, 62)]
    [InlineData(30, int.MaxValue, 62)]
    public void Decide_WithJitterNearTheEnd_IsNotSpreadBeyondIt(int first, int? asked, int seconds)
    {
        var timing = new RetryTiming { RetryAfter = TimeSpan.FromSeconds(first), Jitter = 1, LongestDelay = TimeSpan.FromMinutes(1) };
        var age = timing.GiveUpAfter - TimeSpan.FromSeconds(62);

        var decision = RetryPolicy.Decide(PostMemo, NotConnected, 1, age, timing);

        decision.NoSoonerThan(asked is { } s ? TimeSpan.FromSeconds(s) : null)
            .Delay.ShouldBe(TimeSpan.FromSeconds(first == 40 ? 50 : seconds));
    }

    private static TimeSpan DelayOf(RetryStep step) => step switch
    {
        RetryAfter or ReadAgain => TimeSpan.FromSeconds(10),
        ResendAfter => TimeSpan.FromMinutes(15),
        Hold => TimeSpan.FromMinutes(30),
        _ => TimeSpan.Zero,
    };
}
