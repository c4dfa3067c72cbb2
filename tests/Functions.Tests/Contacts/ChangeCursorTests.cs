using Postvogn.DigitalPost;
using Postvogn.Functions.Contacts;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Contacts;

public sealed class ChangeCursorTests
{
    private static readonly DateTimeOffset Night = FakeClock.Start;
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    [Fact]
    public void SinceFor_NothingAskedYet_IsALittleBeforeTheList() => ChangeCursor.None.SinceFor(IndexOf(Night)).ShouldBe(Night - AnHour);

    [Fact]
    public void SinceFor_Asked_IsALittleBeforeTheNewestChange() =>
        new ChangeCursor(Night + (5 * AnHour), null).SinceFor(IndexOf(Night)).ShouldBe(Night + (4 * AnHour));

    [Fact]
    public void SinceFor_OlderThanTheList_IsALittleBeforeTheList() =>
        new ChangeCursor(Night - (24 * AnHour), null).SinceFor(IndexOf(Night)).ShouldBe(Night - AnHour);

    [Fact]
    public void SinceFor_WalkUnderWay_IsWhereItBegan() =>
        new ChangeCursor(Night, new UnfinishedWalk(Night - (3 * AnHour),
            "next", null)).SinceFor(IndexOf(Night)).ShouldBe(Night - (3 * AnHour));

    [Fact]
    public void After_MorePages_MovesNothingYet() =>
        new ChangeCursor(Night, null).After(Night - AnHour, Night + AnHour, "next").ShouldBe(new(Night, new(Night - AnHour,
            "next", Night + AnHour)));

    [Fact]
    public void After_LastPage_MovesToTheNewestOfAllPages() =>
        new ChangeCursor(Night, new(Night - AnHour,
            "next", Night + (2 * AnHour))).After(Night - AnHour, Night + AnHour, null).ShouldBe(new(Night + (2 * AnHour), null));

    [Fact]
    public void After_NothingNew_NeverMovesBack() =>
        new ChangeCursor(Night, null).After(Night - AnHour, Night - AnHour, null).ShouldBe(new(Night, null));

    [Fact]
    public void After_EmptyFirstWalk_StaysBeforeTheList() => ChangeCursor.None.After(Night, null, null).ShouldBe(ChangeCursor.None);

    private static ContactIndex IndexOf(DateTimeOffset createdAt) => new ContactIndexBuilder().Build(createdAt);
}
