using System.Net;
using System.Net.Sockets;
using System.Text;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>Pushes as TI 10.5.1 shows them, and others.</summary>
public sealed class ReceiveMemoTests : IAsyncLifetime
{
    private static readonly Guid MessageUuid = new("b6fcb074-2843-4f66-8481-682715232ac9");
    private static readonly string Route = $"/api/MeMoV1/memos/?system-uuid={Rig.SystemId}&memo-message-uuid={MessageUuid}";
    private readonly RunningApp app = new();

    [Fact]
    public async Task Post_Xml_IsStoredAsItCameAndAnswered200()
    {
        var xml = SampleMemo.Xml(MessageUuid);
        (await app.PushAsync(Route, RunningApp.Body(xml, "application/xml"), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StoredAsync()).ShouldHaveSingleItem().ShouldBe(xml);
    }

    [Fact]
    public async Task Post_Multipart_StoresThePartNamedFile()
    {
        using var form = new MultipartFormDataContent { { new StringContent("not this"), "note" }, { new StringContent("<memo/>"),
            "file", MessageUuid.ToString() } };
        (await app.PushAsync(Route, form, app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await StoredAsync()).ShouldBe(["<memo/>"]);
    }

    [Fact]
    public async Task Post_Twice_KeepsBothPushes()
    {
        for (var i = 0; i < 2; i++) await app.PushAsync(Route, RunningApp.Body("<memo/>", "application/xml"), app.PinnedCertificate);
        (await StoredAsync()).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(
        "/api/MeMoV1/memos/?system-uuid=5e3cd399-84df-4fc3-856f-a3bb1fb2a21f&memo-message-uuid=b6fcb074-2843-4f66-8481-682715232ac9",
        HttpStatusCode.NotFound)]
    [InlineData("/api/MeMoV1/memos/?memo-message-uuid=b6fcb074-2843-4f66-8481-682715232ac9", HttpStatusCode.NotFound)]
    [InlineData("/api/MeMoV1/memos/?system-uuid=315fc432-9100-4b53-b5a6-96ae8ff9165b", HttpStatusCode.BadRequest)]
    [InlineData("/api/MeMoV1/memos/?system-uuid=315fc432-9100-4b53-b5a6-96ae8ff9165b&memo-message-uuid=../../x", HttpStatusCode.BadRequest)]
    public async Task Post_ToNobody_IsRefusedAndNothingStored(string route, HttpStatusCode status)
    {
        (await app.PushAsync(route, RunningApp.Body("<memo/>", "application/xml"), app.PinnedCertificate)).StatusCode.ShouldBe(status);
        (await StoredAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("not base64 at all")]
    [InlineData("AAAA")]
    [InlineData("other")]
    public async Task Post_ByAnybodyElse_IsForbiddenAndNothingStored(string? certificate)
    {
        if (certificate == "other") certificate = RunningApp.OtherCertificate();
        (await app.PushAsync(Route, RunningApp.Body("<memo/>",
            "application/xml"), certificate)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await StoredAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "application/xml")]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n--b--\r\n", "multipart/form-data; boundary=b")]
    public async Task Post_WithoutAMemo_IsRefused(string body, string type) =>
        (await app.PushAsync(Route, RunningApp.Body(body, type), app.PinnedCertificate)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

    [Fact]
    public async Task Post_CutOffInTheMiddle_StoresNothing()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(IPAddress.Loopback, app.Http.BaseAddress!.Port);
            var head = $"POST {Route} HTTP/1.1\r\nHost: x\r\nX-ARR-ClientCert: {app.PinnedCertificate}\r\n" +
                "Content-Type: application/xml\r\nContent-Length: 1000\r\n\r\n<memo>half";
            var stream = socket.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            socket.Client.Shutdown(SocketShutdown.Send);
            await WaitForEndAsync(stream);
        }

        (await StoredAsync()).ShouldBeEmpty();
    }

    public Task InitializeAsync() => app.InitializeAsync();

    public Task DisposeAsync() => app.DisposeAsync();

    /// <summary>The server ends the connection, politely or with a reset.</summary>
    private static async Task WaitForEndAsync(NetworkStream stream)
    {
        try
        {
            await stream.CopyToAsync(Stream.Null);
        }
        catch (IOException)
        {
            stream.Socket.Connected.ShouldBeFalse();
        }
    }

    private async Task<List<string>> StoredAsync()
    {
        var stored = new List<string>();
        foreach (var name in await app.ListAsync(Places.Received))
        {
            name.ShouldStartWith($"{Rig.SystemId}/{MessageUuid}/");
            await using var blob = (await app.Store.OpenAsync(new BlobPath(Places.Received, name), default))!;
            stored.Add(await new StreamReader(blob.Stream).ReadToEndAsync());
        }

        return stored;
    }
}
