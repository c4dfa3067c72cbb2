using Postvogn.Cli.Costs;

namespace Postvogn.Cli.Tests.Costs;

public sealed class CostDataTests
{
    [Theory]
    [InlineData("LRS")]
    [InlineData("ZRS")]
    [InlineData("GRS")]
    public void Quantities_OfEachRedundancy_HaveAPrice(string storage)
    {
        var installation = CostData.Profiles()["production"] with { Storage = storage, ServiceBus = "premium" };

        Bill.Of("any", installation, CostData.Prices(), [1000], 1000).Totals[0].ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Quantities_StorageWithoutAPrice_IsSaid()
    {
        var installation = CostData.Profiles()["test"] with { Storage = "GZRS" };

        var said = Should.Throw<InvalidDataException>(() => Bill.Of("any", installation, CostData.Prices(), [0], 0)).Message;
        said.ShouldContain("There is no price \"blob.write.gzrs\". Give it in a file: --prices FILE");
        said.ShouldContain("""{ "id": "blob.write.gzrs", "unit": "1", "usd": 0.045 }""");
    }

    [Theory]
    [InlineData("LRS", false)]
    [InlineData("GRS", true)]
    public void Quantities_StorageInAnotherRegion_PaysForItsCopies(string storage, bool pays)
    {
        var installation = CostData.Profiles()["production"] with { Storage = storage };

        Bill.Of("any", installation, CostData.Prices(), [1000], 0).Lines.Any(line => line.Price.Id == "storage.geo").ShouldBe(pays);
    }

    [Fact]
    public void Prices_Each_IsUsedAndSaysWhereAndWhenItWasRead()
    {
        var used = CostData.Quantities().SelectMany(quantity => quantity.Prices()).ToHashSet();

        CostData.Prices().Prices.Where(price => !used.Contains(price.Id)).ShouldBeEmpty();
        CostData.Prices().Prices.ShouldAllBe(price => price.Usd > 0 && Uri.IsWellFormedUriString(price.Source, UriKind.Absolute));
        CostData.Prices().Prices.ShouldAllBe(price => DateOnly.ParseExact(price.Read!, "yyyy-MM-dd") > new DateOnly(2026, 1, 1));
        CostData.Prices().Prices.Select(price => price.Id).ShouldBeUnique();
        CostData.Prices().Grants!.ShouldAllBe(grant => used.Contains(grant.Price) && grant.Source != null);
    }

    [Fact]
    public void Quantities_Each_SaysWhereItComesFrom()
    {
        CostData.Quantities().ShouldAllBe(quantity => quantity.From.Length > 5);
        CostData.Quantities().Select(quantity => quantity.Line).ShouldBeUnique();
    }

    [Theory]
    [InlineData("0 * * * * *", 43_800)]
    [InlineData("15 */5 * * * *", 8_760)]
    [InlineData("45 20 * * * *", 730)]
    [InlineData("0 10 2-7 * * *", 182)]
    [InlineData("0 0 8-15 * * 1-5", 174)]
    public void RunsAMonth_Schedule_AreThoseOf730Hours(string schedule, decimal runs) => Schedule.RunsAMonth(schedule).ShouldBe(runs);

    [Theory]
    [InlineData("")]
    [InlineData("* * *")]
    [InlineData("00:05:00")]
    public void RunsAMonth_NoSchedule_IsSaid(string schedule) =>
        Should.Throw<InvalidDataException>(() => Schedule.RunsAMonth(schedule)).Message.ShouldContain("six fields are wanted");
}
