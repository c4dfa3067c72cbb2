using System.Text;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Memos;

public sealed class PostMemoTests
{
    private const string Xml = "<memo:Message>æøå</memo:Message>";
    private static readonly Guid Uuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1");

    [Fact]
    public async Task PostMemoAsync_Anything_GoesOutAsTheGuideSaysIt()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(201, Answers.TechnicalReceipt));
        using var system = new TestSystem(service.BaseAddress);

        await system.PostMemoAsync(Uuid, Xml);

        var seen = service.Seen.ShouldHaveSingleItem();
        seen.Method.ShouldBe("POST");
        seen.Target.ShouldBe("/apis/v1/memos/?memo-message-uuid=e60394cd-1ba9-4ff0-833b-9a05113b3df1");
        seen.Protocol.ShouldBe("HTTP/1.1");
        seen.Body.ShouldBe(Encoding.UTF8.GetBytes(Xml));
        seen.Certificate.ShouldBe(TestAuthority.Trusted.Client.Thumbprint);
        seen.Headers.ShouldBe(
            new Dictionary<string, string>
            {
                ["Host"] = service.BaseAddress.Authority,
                ["Accept"] = "application/json",
                ["Authorization"] = "Basic " + TestSystem.EncodedKey,
                ["Content-Type"] = "application/xml",
                ["Content-Length"] = "35",
            },
            ignoreOrder: true);
    }

    [Fact]
    public async Task PostMemoAsync_TheExampleOfTheGuide_GivesItsTechnicalReceipt()
    {
        // TI 10.7.5
        const string example =
            """
            {
              "transmissionId": "aa1c5cde-4f52-4ff4-b9c5-d737bf478544",
              "timeStamp": "2020-07-02T08:23:07Z",
              "receiptStatus": "RECEIVED"
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(201, example, ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.PostMemoAsync(Uuid, Xml);

        answer.ShouldBe(new Answer<Receipt>
        {
            Outcome = CallOutcome.Succeeded,
            StatusCode = 201,
            TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            Value = new Receipt
            {
                TransmissionId = Guid.Parse("aa1c5cde-4f52-4ff4-b9c5-d737bf478544"),
                TimeStamp = new DateTimeOffset(2020, 7, 2, 8, 23, 7, TimeSpan.Zero),
                ReceiptStatus = ReceiptStatus.Received,
            },
        });
    }
}
