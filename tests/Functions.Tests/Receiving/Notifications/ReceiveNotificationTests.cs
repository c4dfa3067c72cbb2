using System.Net;
using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Contacts;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Notifications over HTTP, beside a stand-in that counts what is fetched.</summary>
public sealed class ReceiveNotificationTests : IAsyncLifetime
{
    private static readonly Guid Letter = new("e60394cd-1ba9-4ff0-833b-9a05113b3df1");
    private ContactBed bed = null!;

    [Fact]
    public async Task Post_OfALetter_IsNotedAndAnswered200()
    {
        (await bed.NotifyAsync(Notification())).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await bed.ReceivedAsync()).ShouldBe([$"{Rig.SystemId}/{Letter}/notification.json"]);
        (await NoteAsync()).NotifiedAt.ShouldBe(bed.Clock.GetUtcNow());
        bed.DigitalPost.Ledger.Entries.ShouldBeEmpty("nothing is fetched within the call");
    }

    [Fact]
    public async Task Post_Again_LeavesTheNoteAsItWas()
    {
        await bed.NotifyAsync(Notification());
        var first = bed.Clock.GetUtcNow();
        bed.Clock.Advance(TimeSpan.FromHours(8));

        (await bed.NotifyAsync(Notification())).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await bed.ReceivedAsync()).Count.ShouldBe(1);
        (await NoteAsync()).NotifiedAt.ShouldBe(first);
    }

    [Theory]
    [InlineData("https://evil.example/apis/v1/memos/e60394cd-1ba9-4ff0-833b-9a05113b3df1?token=secret", "evil")]
    [InlineData("https://user:secret@localhost/apis/v1/memos/e60394cd-1ba9-4ff0-833b-9a05113b3df1", "user")]
    [InlineData("https://6101501234.example/apis/v1/memos/e60394cd-1ba9-4ff0-833b-9a05113b3df1", "6101501234")]
    [InlineData("https://localhost:6101/apis/v1/memos/e60394cd-1ba9-4ff0-833b-9a05113b3df1", "6101")]
    public async Task Post_OfAStrangersUrl_IsRefusedAndLoggedWithNothingOfIt(string url, string of)
    {
        (await bed.NotifyAsync(new StringContent(url))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await bed.ReceivedAsync()).ShouldBeEmpty();
        bed.DigitalPost.Ledger.Entries.ShouldBeEmpty();
        var said = bed.App.Logs.Of(1020).ShouldHaveSingleItem().Text;
        said.ShouldNotContain(of);
        said.ShouldNotContain("secret");
        said.ShouldNotContain("/memos");
    }

    [Fact]
    public async Task Post_OfAReceipt_IsAnswered200AndLeftToPullReceipts()
    {
        var url = new Uri(bed.DigitalPost.BaseAddress, $"/apis/v1/receipts/{Letter}");
        (await bed.NotifyAsync(new StringContent(url.AbsoluteUri))).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await bed.ReceivedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AAAA")]
    [InlineData("other")]
    public async Task Post_ByAnybodyElse_IsForbidden(string? certificate)
    {
        if (certificate == "other") certificate = RunningApp.OtherCertificate();
        (await bed.NotifyAsync(Notification(), certificate: certificate)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await bed.ReceivedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01")]
    [InlineData("5e3cd399-84df-4fc3-856f-a3bb1fb2a21f")]
    public async Task Post_ForASystemThatIsNotToldOfLetters_Is404(string system)
    {
        (await bed.NotifyAsync(Notification(), Guid.Parse(system))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bed.ReceivedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_ThatIsTooLong_Is413(bool saysItsLength)
    {
        var bytes = Encoding.ASCII.GetBytes(new string(' ', 20_000));
        using HttpContent content = saysItsLength ? new ByteArrayContent(bytes) : new StreamContent(new UnmeasuredStream(bytes));
        (await bed.NotifyAsync(content)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await bed.ReceivedAsync()).ShouldBeEmpty();
    }

    public async Task InitializeAsync() => bed = await NotificationBed.StartAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    private StringContent Notification() => new($$"""{"url":"{{new Uri(bed.DigitalPost.BaseAddress, $"/apis/v1/memos/{Letter}")}}"}""");

    private async Task<WaitingLetter> NoteAsync() =>
        (await bed.App.Store.ReadAsync(Places.Notification(Rig.SystemId, Letter), ReceivingJson.Default.WaitingLetter, default))!.Value;

    /// <summary>A stream that does not tell its length, so that it is sent in chunks.</summary>
    private sealed class UnmeasuredStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
