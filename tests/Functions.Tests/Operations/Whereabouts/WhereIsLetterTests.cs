using System.Net;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Operations;

public sealed class WhereIsLetterTests : IAsyncLifetime
{
    private readonly RunningApp app = new();

    [Theory]
    [InlineData("182bd6d1-ab9f-48fb-84f6-4f243ace9780")]
    [InlineData("nowhere")]
    public async Task Get_UnknownLetter_IsNotFound(string messageUuid) =>
        (await app.Http.GetAsync($"/api/letters/{messageUuid}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Get_LetterOfOurs_IsItsHistoryInJson()
    {
        var letter = new Letter
        {
            MessageUuid = Guid.Parse("182bd6d1-ab9f-48fb-84f6-4f243ace9780"),
            Drop = "kmd/letter.xml",
            Fingerprint = "f",
            System = "post",
            Status = LetterStatus.Accepted,
            AcceptedAt = DateTimeOffset.UnixEpoch,
            ChangedAt = DateTimeOffset.UnixEpoch,
        };
        await app.Store.WriteAsync(Places.Letter(letter.MessageUuid), letter, SendingJson.Default.Letter, BlobCondition.None, default);

        using var answer = JsonDocument.Parse(await app.Http.GetStringAsync($"/api/letters/{letter.MessageUuid}"));

        answer.RootElement.GetProperty("messageUUID").GetGuid().ShouldBe(letter.MessageUuid);
        answer.RootElement.GetProperty("state").GetString().ShouldBe("Accepted");
        answer.RootElement.GetProperty("history")[0].GetProperty("what").GetString().ShouldBe("taken over");
    }

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();
}
