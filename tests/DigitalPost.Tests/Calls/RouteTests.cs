namespace Postvogn.DigitalPost.Tests.Calls;

public sealed class RouteTests
{
    public static TheoryData<Operation> Operations => [.. Enum.GetValues<Operation>()];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Of_EveryOperation_IsAMethodAndAPathWithoutAnId(Operation operation) =>
        $"{Route.Of(operation)}".ShouldMatch("^(GET|POST|PUT|DELETE) (/([a-z-]+|{id}))+/?$");

    [Fact]
    public void For_MoreIdsThanThePathHas_Throws() =>
        Should.Throw<ArgumentException>(() => Route.Of(Operation.FetchMemo).For([Guid.Empty, Guid.Empty]));
}
