using System.Text;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Receipts;

public sealed class PostBusinessReceiptTests
{
    private static readonly DateTimeOffset At = new(2030, 1, 7, 9, 0, 0, 250, TimeSpan.FromHours(1));

    [Fact]
    public async Task PostBusinessReceiptAsync_Positive_HoldsNoErrorFieldAtAll() =>
        (await PostedAsync(Receipt.Positive(EveryCall.Id, At))).ShouldBe(
            """{"messageUUID":"e60394cd-1ba9-4ff0-833b-9a05113b3df1","timeStamp":"2030-01-07T08:00:00.25Z","receiptStatus":"COMPLETED"}""");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public async Task PostBusinessReceiptAsync_BlankErrorCode_IsLeftOut(string blank) =>
        (await PostedAsync(Receipt.Positive(EveryCall.Id, At) with { ErrorCode = blank, ErrorMessage = blank })).ShouldBe(
            """{"messageUUID":"e60394cd-1ba9-4ff0-833b-9a05113b3df1","timeStamp":"2030-01-07T08:00:00.25Z","receiptStatus":"COMPLETED"}""");

    [Fact]
    public async Task PostBusinessReceiptAsync_Negative_SaysWhatAndWhy() =>
        (await PostedAsync(Receipt.Negative(EveryCall.Id, At, "virus.detected", "Virus fundet"))).ShouldBe(
            """{"messageUUID":"e60394cd-1ba9-4ff0-833b-9a05113b3df1","errorCode":"virus.detected","errorMessage":"Virus """ +
            """fundet","timeStamp":"2030-01-07T08:00:00.25Z","receiptStatus":"INVALID"}""");

    [Theory]
    [InlineData(511, 511)]
    [InlineData(512, 512)]
    [InlineData(513, 512)]
    public void Negative_LongWords_AreCutToWhatAFieldHolds(int length, int kept) =>
        Receipt.Negative(EveryCall.Id, At, "memo.invalid", new string('x', length)).ErrorMessage!.Length.ShouldBe(kept);

    [Fact]
    public async Task PostBusinessReceiptAsync_Taken_Succeeds()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.PostBusinessReceiptAsync(EveryCall.Id, Receipt.Positive(EveryCall.Id, At));

        answer.ShouldBe(new() { Outcome = CallOutcome.Succeeded, StatusCode = 200 });
    }

    private static async Task<string> PostedAsync(Receipt receipt)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(200));
        using var system = new TestSystem(service.BaseAddress);
        await system.Client.PostBusinessReceiptAsync(EveryCall.Id, receipt);
        return Encoding.UTF8.GetString(service.Seen.ShouldHaveSingleItem().Body);
    }
}
