using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.MeMo;

namespace Postvogn.DigitalPost.Tests.Receipts;

/// <summary>The receipts of the guide's examples, typed in as they stand there.</summary>
public sealed class FetchReceiptTests
{
    [Fact]
    public async Task FetchReceiptAsync_PositiveWithNulls_IsReadWhole()
    {
        // TI 10.8.1
        const string example =
            """
            {
              "transmissionId": "86f13750-8068-44c1-93cf-a915998831cf",
              "messageUUID": "182bd6d1-ab9f-48fb-84f6-4f243ace9780",
              "messageId": "MSG-81220",
              "errorCode": null,
              "errorMessage": null,
              "timeStamp": "2020-12-15T08:23:32.583Z",
              "receiptStatus": "COMPLETED"
            }
            """;

        (await FetchAsync("application/json", example)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("86f13750-8068-44c1-93cf-a915998831cf"),
            MessageUuid = Guid.Parse("182bd6d1-ab9f-48fb-84f6-4f243ace9780"),
            MessageId = "MSG-81220",
            TimeStamp = new DateTimeOffset(2020, 12, 15, 8, 23, 32, 583, TimeSpan.Zero),
            ReceiptStatus = ReceiptStatus.Completed,
        });
    }

    [Fact]
    public async Task FetchReceiptAsync_NegativeWithItsError_IsReadWhole()
    {
        // TI 10.8.1
        const string example =
            """
             {
              "transmissionId": "8e62eb2a-8ef7-4034-8bb4-4021ecd9c377",
              "messageUUID": "182bd6d1-ab9f-48fb-84f6-4f243ace9780",
              "messageId": null,
              "errorCode": "message.uuid.not.unique",
              "errorMessage": "The MessageUUID 182bd6d1-ab9f-48fb-84f6-4f243ace9780 is invalid. MessageUUID must be a unique UUID",
              "timeStamp": "2020-12-15T08:23:32.583Z",
              "receiptStatus": "INVALID"
            }
            """;

        (await FetchAsync("application/json", example)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("8e62eb2a-8ef7-4034-8bb4-4021ecd9c377"),
            MessageUuid = Guid.Parse("182bd6d1-ab9f-48fb-84f6-4f243ace9780"),
            ErrorCode = "message.uuid.not.unique",
            ErrorMessage = "The MessageUUID 182bd6d1-ab9f-48fb-84f6-4f243ace9780 is invalid. MessageUUID must be a unique UUID",
            TimeStamp = new DateTimeOffset(2020, 12, 15, 8, 23, 32, 583, TimeSpan.Zero),
            ReceiptStatus = ReceiptStatus.Invalid,
        });
    }

    [Fact]
    public async Task FetchReceiptAsync_TimeWithMicrosecondsAndNoZone_IsUtc()
    {
        // TI 10.7.5
        const string example =
            """
            {
              "transmissionId": "238179a2-b1fe-4504-b1b7-6be7856974d3",
              "messageUUID": "e60394cd-1ba9-4ff0-833b-9a05113b3df1",
              "messageId": "MSG-12345",
              "errorCode": null,
              "errorMessage": null,
              "timeStamp": "2020-06-25T12:55:00.262362",
              "receiptStatus": "COMPLETED"
            }
            """;

        (await FetchAsync("application/json", example)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("238179a2-b1fe-4504-b1b7-6be7856974d3"),
            MessageUuid = Guid.Parse("e60394cd-1ba9-4ff0-833b-9a05113b3df1"),
            MessageId = "MSG-12345",
            TimeStamp = new DateTimeOffset(2020, 6, 25, 12, 55, 0, TimeSpan.Zero).AddMicroseconds(262_362),
            ReceiptStatus = ReceiptStatus.Completed,
        });
    }

    [Theory]
    [InlineData("application/xml")]
    [InlineData("text/xml; charset=utf-8")]
    [InlineData("application/json")]
    public async Task FetchReceiptAsync_AsXml_IsReadWhole(string contentType)
    {
        // TI 10.8.3
        const string example =
            """
            <Receipt>
                <transmissionId>3fa532b9-2b94-4fc3-b979-5d6c3bbf2a3e</transmissionId>
                <messageUUID>c2ec7c7a-f197-4ade-887e-6ce0d3a9267c</messageUUID>
                <timeStamp>2021-07-15T12:08:38.715Z</timeStamp>
                <receiptStatus>COMPLETED</receiptStatus>
            </Receipt>
            """;

        (await FetchAsync(contentType, example)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("3fa532b9-2b94-4fc3-b979-5d6c3bbf2a3e"),
            MessageUuid = Guid.Parse("c2ec7c7a-f197-4ade-887e-6ce0d3a9267c"),
            TimeStamp = new DateTimeOffset(2021, 7, 15, 12, 8, 38, 715, TimeSpan.Zero),
            ReceiptStatus = ReceiptStatus.Completed,
        });
    }

    [Fact]
    public async Task FetchReceiptAsync_AsXmlWithAllFields_IsReadWhole()
    {
        // TI 10.7.4: the root in lower case.
        const string example =
            """
            <?xml version='1.0' encoding='UTF-8'?>
            <receipt>
                <transmissionId>a5345a15-e5cc-4f6d-b2c7-97d0b036bfdf</transmissionId>
                <messageUUID>e9f3bd3f-11d0-4af2-a72f-01327c5bcc96</messageUUID>
                <messageId>MSG-12345</messageId>
                <errorCode>(optional)123</errorCode>
                <errorMessage>(optional) some error message</errorMessage>
                <timeStamp>2020-06-05T12:00:00Z</timeStamp>
                <receiptStatus>COMPLETED</receiptStatus>
            </receipt>
            """;

        (await FetchAsync("application/xml", example)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("a5345a15-e5cc-4f6d-b2c7-97d0b036bfdf"),
            MessageUuid = Guid.Parse("e9f3bd3f-11d0-4af2-a72f-01327c5bcc96"),
            MessageId = "MSG-12345",
            ErrorCode = "(optional)123",
            ErrorMessage = "(optional) some error message",
            TimeStamp = new DateTimeOffset(2020, 6, 5, 12, 0, 0, TimeSpan.Zero),
            ReceiptStatus = ReceiptStatus.Completed,
        });
    }

    [Theory]
    [InlineData(
        "application/json",
        """{"transmissionId":"3fa532b9-2b94-4fc3-b979-5d6c3bbf2a3e","messageUUID":"","messageId":"",""" +
        """ "errorCode":" ","errorMessage":"","timeStamp":"","receiptStatus":"NOT_ALLOWED"}""")]
    [InlineData(
        "application/xml",
        "<receipt><transmissionId>3fa532b9-2b94-4fc3-b979-5d6c3bbf2a3e</transmissionId><messageUUID/><messageId></messageId>" +
        "<errorCode> </errorCode><receiptStatus>NOT_ALLOWED</receiptStatus></receipt>")]
    public async Task FetchReceiptAsync_EmptyFields_AreNone(string contentType, string body) =>
        (await FetchAsync(contentType, body)).ShouldBe(new Receipt
        {
            TransmissionId = Guid.Parse("3fa532b9-2b94-4fc3-b979-5d6c3bbf2a3e"),
            ReceiptStatus = ReceiptStatus.NotAllowed,
        });

    [Theory]
    [InlineData("<receipt><receiptStatus>COMPLETED</receiptStatus>")]
    [InlineData("<receipt><messageUUID><b/></messageUUID><receiptStatus>COMPLETED</receiptStatus></receipt>")]
    [InlineData("<html><receiptStatus>COMPLETED</receiptStatus></html>")]
    [InlineData(
        "<!DOCTYPE r [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>" +
        "<receipt><messageId>&e;</messageId><receiptStatus>COMPLETED</receiptStatus></receipt>")]
    [InlineData("")]
    public async Task FetchReceiptAsync_XmlThatIsNoReceipt_IsUnreadable(string body)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Text(200, "application/xml", body));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.FetchReceiptAsync(EveryCall.Id)).Outcome.ShouldBe(CallOutcome.Unreadable);
    }

    private static async Task<Receipt?> FetchAsync(string contentType, string body)
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Text(200, contentType, body));
        using var system = new TestSystem(service.BaseAddress);
        return (await system.Client.FetchReceiptAsync(EveryCall.Id)).Value;
    }
}
