using Microsoft.AspNetCore.Http;
using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Tests.CustomHandler;

public sealed class TriggerResultTests
{
    [Fact]
    public async Task Write_NoHints_IsStillAnObject() => (await WriteAsync(new TriggerResult())).ShouldBe("{}");

    [Fact]
    public async Task Write_OneHint_IsAnArrayOfStrings() =>
        (await WriteAsync(new TriggerResult().Hint("outbound", "abcd"))).ShouldBe("""{"Outputs":{"outbound":["abcd"]}}""");

    [Fact]
    public async Task Write_SeveralHints_KeepTheirOrderByBinding() =>
        (await WriteAsync(new TriggerResult().Hint("urgent", "1").Hint("outbound", "2").Hint("urgent", "3")))
        .ShouldBe("""{"Outputs":{"urgent":["1","3"],"outbound":["2"]}}""");

    private static async Task<string> WriteAsync(TriggerResult result)
    {
        var http = new DefaultHttpContext();
        http.Response.Body = new MemoryStream();
        await result.WriteAsync(http.Response, default);
        http.Response.StatusCode.ShouldBe(200);
        http.Response.ContentType.ShouldBe("application/json");
        http.Response.Body.Position = 0;
        return await new StreamReader(http.Response.Body).ReadToEndAsync();
    }
}
