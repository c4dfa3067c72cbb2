using Postvogn.DigitalPost.Events;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Events;

public sealed class EventQueryTests
{
    private static readonly DateTimeOffset From = new(2023, 5, 11, 13, 52, 16, 713, TimeSpan.Zero);

    // TI 7.1.1
    [Fact]
    public void Between_TheGuidesExample_IsWrittenAsInTheGuide() =>
        Uri.UnescapeDataString(EventQuery.Between(From, new(2023, 8, 11, 13, 52, 16, 713, TimeSpan.Zero)).ToQueryString())
            .ShouldBe("?dateFrom=2023-05-11T13:52:16.713Z&dateTo=2023-08-11T13:52:16.713Z");

    [Fact]
    public void PastThreeWeeks_Nothing_LeavesTheIntervalToTheService() => EventQuery.PastThreeWeeks.ToQueryString().ShouldBe("");

    [Fact]
    public void Between_WithASearch_HasBoth() =>
        EventQuery.Between(From, From.AddDays(1)).Where("subject", SearchValue.Of("MEMO")).ToQueryString()
            .ShouldBe("?subject=MEMO&dateFrom=2023-05-11T13%3A52%3A16.713Z&dateTo=2023-05-12T13%3A52%3A16.713Z");

    [Fact]
    public void Between_MoreThanThreeMonths_IsRefused()
    {
        Should.Throw<ArgumentException>(() => EventQuery.Between(From, From.AddMonths(3).AddTicks(1)));
        Should.Throw<ArgumentException>(() => EventQuery.Between(From, From));
        Should.Throw<ArgumentException>(() => EventQuery.Between(From, From.AddHours(-1)));
    }

    [Fact]
    public void Between_OtherZones_CountsMonthsInUtc()
    {
        // 30 November 01:00 in UTC: three months end on 28 February 01:00. By the clock on the wall it is 29 November, and a day longer.
        var from = new DateTimeOffset(2022, 11, 29, 23, 0, 0, TimeSpan.FromHours(-2));

        EventQuery.Between(from, new DateTimeOffset(2023, 2, 28, 1, 0, 0, TimeSpan.Zero)).ToQueryString()
            .ShouldContain("dateTo=2023-02-28");
        Should.Throw<ArgumentException>(() => EventQuery.Between(from, new DateTimeOffset(2023, 2, 28, 12, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void OfMessage_AnId_AsksForItsProperty() =>
        EventQuery.OfMessage(EveryCall.Id).ToQueryString().ShouldBe($"?metaProperties.messageUUID={EveryCall.Id}");

    [Fact]
    public void Where_Wildcard_IsRefused()
    {
        Should.Throw<ArgumentException>(() => EventQuery.PastThreeWeeks.Where("field1.subField2", SearchValue.Wildcard("6c908813*")));
        Should.Throw<ArgumentException>(() => EventQuery.PastThreeWeeks with { Query = Query.All.Where("a", SearchValue.StartsWith("b")) });
    }

    [Fact]
    public void Where_StarThatIsMeant_IsQuoted() =>
        EventQuery.PastThreeWeeks.Where("field1.subField2", SearchValue.Quoted("6c908813*")).ToQueryString()
            .ShouldBe("?field1.subField2=%226c908813%2A%22");

    [Fact]
    public void Where_CprNumber_IsRefused() =>
        Should.Throw<ArgumentException>(() => EventQuery.PastThreeWeeks.Where("metaProperties.recipient", SearchValue.Of("0101010000")));

    [Fact]
    public void ToString_AnyQuery_ShowsIntervalAndFieldsOnly() =>
        $"{EventQuery.Between(From, From.AddDays(1)).Where("owner", SearchValue.Of("00998877"))}"
            .ShouldBe("owner 2023-05-11T13:52:16.7130000+00:00 2023-05-12T13:52:16.7130000+00:00");
}
