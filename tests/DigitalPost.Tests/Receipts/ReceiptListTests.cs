using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Receipts;

public sealed class ReceiptListTests
{
    [Fact]
    public async Task FetchReceiptIdsAsync_TheGuidesExample_IsReadWhole()
    {
        // TI 10.8.3
        const string example =
            """
            {
              "content": [
                "966925f3-569a-4d9a-b688-f49eac9e2c7b",
                "888e528f-1ef0-44ad-ab57-910344cf2003",
                "e93ab749-1b58-4f40-808c-77327ced20bf",
                "c8e94729-b2b9-49bc-99f0-4e7f9863fde0",
                "759e3921-36a7-4353-971e-b0edd93e35ab",
                "c46d1f6a-8947-4758-bb5f-51e356d58a1d"
              ],
              "number": 0,
              "size": 20,
              "totalElements": 6,
              "totalPages": 1
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, example));
        using var system = new TestSystem(service.BaseAddress);

        var page = (await system.Client.FetchReceiptIdsAsync(Page.First)).Value.ShouldNotBeNull();

        page.Content.Select(id => $"{id}").ShouldBe(
        [
            "966925f3-569a-4d9a-b688-f49eac9e2c7b",
            "888e528f-1ef0-44ad-ab57-910344cf2003",
            "e93ab749-1b58-4f40-808c-77327ced20bf",
            "c8e94729-b2b9-49bc-99f0-4e7f9863fde0",
            "759e3921-36a7-4353-971e-b0edd93e35ab",
            "c46d1f6a-8947-4758-bb5f-51e356d58a1d",
        ]);
        (page.Number, page.Size, page.TotalElements, page.TotalPages).ShouldBe((0, 20, 6L, 1));
    }

    [Fact]
    public async Task FetchReceiptsInBulkAsync_TheGuidesExample_IsReadWhole()
    {
        // TI 10.8.4
        const string example =
            """
            {
                "currentPage": 3,
                "totalPages": 1004,
                "elementsOnPage": 2,
                "totalElements": 2007,
                "receipts": [
                    {
                        "transmissionId": "0206bdc8-a254-4b33-8eac-b847afc6afa6",
                        "messageUUID": "46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1",
                        "errorCode": "message.uuid.not.unique",
                        "errorMessage":
                            "The MessageUUID 46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1 is invalid. MessageUUID must be a unique UUID",
                        "timeStamp": "2022-12-06T07:59:13.554Z",
                        "receiptStatus": "INVALID",
                        "id": "726fccc7-8fbc-4464-a836-d80504d36b04"
                    },
                    {
                        "transmissionId": "fdb52007-f5e2-430c-ac92-3c9f95e25ff3",
                        "messageUUID": "46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1",
                        "errorCode": "message.uuid.not.unique",
                        "errorMessage":
                            "The MessageUUID 46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1 is invalid. MessageUUID must be a unique UUID",
                        "timeStamp": "2022-12-06T07:59:14.377Z",
                        "receiptStatus": "INVALID",
                        "id": "5505867d-8a10-46fa-ad30-4ffefc9431ad"
                    }
                ]
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, example));
        using var system = new TestSystem(service.BaseAddress);

        var page = (await system.Client.FetchReceiptsInBulkAsync(new Page(3, 2))).Value.ShouldNotBeNull();

        service.Seen.ShouldHaveSingleItem().Target.ShouldBe("/apis/v1/receipts-bulk/?page=3&size=2");
        (page.CurrentPage, page.TotalPages, page.ElementsOnPage, page.TotalElements).ShouldBe((3, 1004, 2, 2007L));
        page.Receipts.ShouldBe(
        [
            NotUnique("0206bdc8-a254-4b33-8eac-b847afc6afa6", "726fccc7-8fbc-4464-a836-d80504d36b04", TimeSpan.FromMilliseconds(13_554)),
            NotUnique("fdb52007-f5e2-430c-ac92-3c9f95e25ff3", "5505867d-8a10-46fa-ad30-4ffefc9431ad", TimeSpan.FromMilliseconds(14_377)),
        ]);
    }

    [Fact]
    public async Task FetchReceiptsInBulkAsync_TenThousandOfTheLongest_FitInAnAnswer()
    {
        // A text field holds at most 512 characters (TI 10.8), a page at most 10,000 (TI 3.3.3).
        var text = new string('æ', 512);
        var receipt = $$"""
            {
                "id": "{{EveryCall.Id}}", "transmissionId": "{{EveryCall.Id}}", "messageUUID": "{{EveryCall.Id}}",
                "messageId": "{{text}}", "errorCode": "{{text}}", "errorMessage": "{{text}}",
                "timeStamp": "2022-12-06T07:59:13.554Z", "receiptStatus": "INVALID"
            }
            """;
        var body = $$"""{"totalElements":10000,"receipts":[{{string.Join(',', Enumerable.Repeat(receipt, 10_000))}}]}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, body));
        using var system = new TestSystem(service.BaseAddress);

        var page = (await system.Client.FetchReceiptsInBulkAsync(new Page(0, 10_000))).Value.ShouldNotBeNull();

        page.Receipts.Count.ShouldBe(10_000);
        page.Receipts.ShouldAllBe(r => r.Id == EveryCall.Id && r.ErrorMessage == text);
    }

    private static Receipt NotUnique(string transmissionId, string id, TimeSpan after) => new()
    {
        Id = Guid.Parse(id),
        TransmissionId = Guid.Parse(transmissionId),
        MessageUuid = Guid.Parse("46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1"),
        ErrorCode = "message.uuid.not.unique",
        ErrorMessage = "The MessageUUID 46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1 is invalid. MessageUUID must be a unique UUID",
        TimeStamp = new DateTimeOffset(2022, 12, 6, 7, 59, 0, TimeSpan.Zero) + after,
        ReceiptStatus = ReceiptStatus.Invalid,
    };
}
