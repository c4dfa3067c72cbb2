using System.Net;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Pushes of changed contacts: the example of TI 4.5.9, and others.</summary>
public sealed class ReceiveContactChangeTests
{
    private const string Note = "notes/521f3356-d1c5-4812-bc69-59423fce52b7/1";

    [Theory]
    [InlineData("""{ "id": "521f3356-d1c5-4812-bc69-59423fce52b7", "version": "1" }""")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":1,"more":{"a":[1]}}""")]
    public async Task Post_Notification_IsNotedOnceAndAnsweredWithNoBody(string notification)
    {
        await using var bed = await ContactBed.StartAsync();

        for (var i = 0; i < 2; i++)
        {
            var response = await PushAsync(bed, notification);
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }

        (await bed.App.NotesAsync()).ShouldBe([Note]);
    }

    [Fact]
    public async Task Post_NewVersion_IsANoteOfItsOwn()
    {
        await using var bed = await ContactBed.StartAsync();

        foreach (var version in (int[])[1, 2, 1])
            (await PushAsync(bed, $$"""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":{{version}}}""")).StatusCode
                .ShouldBe(HttpStatusCode.OK);

        (await bed.App.NotesAsync()).ShouldBe([Note, Note[..^1] + "2"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"id":"../../drop/x","version":1}""")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7"}""")]
    [InlineData("""{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":"1/../2"}""")]
    public async Task Post_NoNotification_IsRefused(string body)
    {
        await using var bed = await ContactBed.StartAsync();

        (await PushAsync(bed, body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bed.App.NotesAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_LongerThanAnyNotification_IsRefused(bool saysItsLength)
    {
        await using var bed = await ContactBed.StartAsync();
        using var content = new PushStreamContent(new string(' ', 5_000), saysItsLength);

        (await bed.App.PushAsync(content, bed.PushCertificate)).StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Post_ByAnybodyElse_IsForbidden()
    {
        await using var bed = await ContactBed.StartAsync();

        foreach (var certificate in (string?[])[RunningApp.OtherCertificate(), null])
            (await bed.App.PushAsync(RunningApp.Body("{}", "application/json"), certificate)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_WhereNoChangesAreKept_IsNotFound()
    {
        await using var bed = await ContactBed.StartAsync(
            settings => settings with { Contacts = new ContactsSettings { System = ContactBed.System } });

        (await PushAsync(bed,
            """{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":1}""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bed.App.NotesAsync()).ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> PushAsync(ContactBed bed, string notification) =>
        bed.App.PushAsync(RunningApp.Body(notification, "application/json"), bed.PushCertificate);

    private sealed class PushStreamContent(string text, bool saysItsLength) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            stream.WriteAsync(global::System.Text.Encoding.UTF8.GetBytes(text)).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = text.Length;
            return saysItsLength;
        }
    }
}
