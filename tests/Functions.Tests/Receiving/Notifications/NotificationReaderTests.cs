using System.Text;
using System.Text.Json;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>What a notification may look like, and what nobody may smuggle in by one.</summary>
public sealed class NotificationReaderTests
{
    private const string Id = "e60394cd-1ba9-4ff0-833b-9a05113b3df1";
    private const string Other = "46f39e7f-b5f4-4bf3-99ba-7651c4c7f5a1";
    private const string Url = $"https://api.digitalpost.dk/apis/v1/memos/{Id}";
    private static readonly Uri DigitalPost = new("https://api.digitalpost.dk");

    [Theory]
    [InlineData($$"""{"url":"{{Url}}"}""")]
    [InlineData($$"""{"URL":"{{Url}}","type":"MEMO","count":1,"read":null}""")]
    [InlineData($$"""{"href":"{{Url}}"}""")]
    [InlineData($$"""{"uri":"{{Url}}/"}""")]
    [InlineData($$"""{"location":"https://api.digitalpost.dk:443/apis/v1/memos/{{Id}}/?version=1.2"}""")]
    [InlineData($$"""{"url":"https://API.digitalpost.dk/memos/{{Id}}"}""")]
    [InlineData($$"""{"url":"{{Url}}","href":"{{Url}}"}""")]
    [InlineData($$"""{"id":"{{Other}}","url":"{{Url}}"}""")]
    [InlineData($$"""{"id":"{{Id}}"}""")]
    [InlineData($$"""{"messageUUID":"{{Id}}","memoId":"{{Id}}"}""")]
    [InlineData($"\"{Url}\"")]
    [InlineData($"\"{Id}\"")]
    [InlineData(Url)]
    [InlineData($"\uFEFF  {Url}\r\n")]
    [InlineData("E60394CD-1BA9-4FF0-833B-9A05113B3DF1")]
    public void Read_ALetterInAnyFormThatTIAllows_IsNamed(string body) =>
        Read(body).ShouldBe(new NotificationReading(new NotifiedResource(NotifiedKind.Letter, Guid.Parse(Id))));

    [Fact]
    public void Read_ALetterInTheQuery_IsNamedWhenTheBodyNamesNone()
    {
        Read("", Other).Resource.ShouldBe(new NotifiedResource(NotifiedKind.Letter, Guid.Parse(Other)));
        Read("{}", Other).Resource.ShouldBe(new NotifiedResource(NotifiedKind.Letter, Guid.Parse(Other)));
        Read($$"""{"url":"{{Url}}"}""", Other).Resource!.Id.ShouldBe(Guid.Parse(Id));
    }

    [Fact]
    public void Read_AReceipt_IsNamedAsOne() =>
        Read($"https://api.digitalpost.dk/apis/v1/receipts/{Id}").Resource
            .ShouldBe(new NotifiedResource(NotifiedKind.Receipt, Guid.Parse(Id)));

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"url":""")]
    [InlineData("""{"url":17,"id":null}""")]
    [InlineData($$"""{"memo":[{"url":"{{Url}}"}]}""")]
    [InlineData("\"\\ud800\"")]
    public void Read_WithoutUrlAndId_NamesNothing(string body) => Fault(body).ShouldBe(NotificationFault.NamesNothing);

    [Theory]
    [InlineData($$"""{"url":"{{Url}}","href":"https://api.digitalpost.dk/apis/v1/memos/{{Other}}"}""")]
    [InlineData($$"""{"id":"{{Id}}","memoId":"{{Other}}"}""")]
    public void Read_TwoThatDiffer_IsRefused(string body) => Fault(body).ShouldBe(NotificationFault.NamesSeveral);

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("https://api.digitalpost.dk.evil.example")]
    [InlineData("https://evil-api.digitalpost.dk")]
    [InlineData("https://digitalpost.dk")]
    [InlineData("https://api.digitalpost.dk.")]
    [InlineData("https://api.digitalpost.dk:8443")]
    [InlineData("https://api.digitalpost.dk:0443")]
    [InlineData("https://localhost")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://169.254.169.254")]
    [InlineData("https://2130706433")]
    [InlineData("https://0x7f.1")]
    public void Read_AnotherHostOrPort_IsRefusedAndTheHostIsNotTold(string place) =>
        Read($$"""{"url":"{{place}}/apis/v1/memos/{{Id}}?token=secret"}""")
            .ShouldBe(new NotificationReading(null, NotificationFault.OtherHost));

    [Theory]
    [InlineData($"http://api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"ftp://api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"file:///apis/v1/memos/{Id}")]
    [InlineData($"//api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"/apis/v1/memos/{Id}")]
    [InlineData($"https://api.digitalpost.dk@evil.example/apis/v1/memos/{Id}")]
    [InlineData($"https://user:pass@api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https://evil.example#@api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https://evil.example\\@api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https:\\\\api.digitalpost.dk\\apis\\v1\\memos\\{Id}")]
    [InlineData($"https://evil.example/https://api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https://evil.example?https://api.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https://[::1]/apis/v1/memos/{Id}")]
    [InlineData($"https://api.digitalpost.dk:/apis/v1/memos/{Id}")]
    [InlineData($"https://api.digitalpost.dk:443443/apis/v1/memos/{Id}")]
    [InlineData($"https://api.digitalpost.d\u212A/apis/v1/memos/{Id}")]
    [InlineData($"https://%61pi.digitalpost.dk/apis/v1/memos/{Id}")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/../memos/{Id}")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/%2e%2e/receipts/{Id}")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos//{Id}")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/contacts/{Id}")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id}/receipt")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id}%2f..")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id}#x")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id}?a b")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id} https://evil.example/")]
    [InlineData($"https://api.digitalpost.dk/apis/v1/memos/{Id}\nX: y")]
    [InlineData("https://api.digitalpost.dk/apis/v1/memos/")]
    [InlineData("https://api.digitalpost.dk/apis/v1/memos/0000000000")]
    [InlineData("ready")]
    public void Read_AnyOtherUrl_IsRefused(string url)
    {
        Fault($$"""{"url":{{JsonSerializer.Serialize(url)}}}""").ShouldBe(NotificationFault.NoResource);
        Fault(url).ShouldBe(NotificationFault.NoResource);
    }

    [Theory]
    [InlineData("""{"id":"17"}""")]
    [InlineData("""{"id":"../e60394cd-1ba9-4ff0-833b-9a05113b3df1"}""")]
    [InlineData("""{"id":"{e60394cd-1ba9-4ff0-833b-9a05113b3df1}"}""")]
    public void Read_AnIdThatIsNoUuid_IsRefused(string body) => Fault(body).ShouldBe(NotificationFault.NoResource);

    [Fact]
    public void Read_AnEndlessUrl_IsRefused() => Fault(Url + "?" + new string('a', 4000)).ShouldBe(NotificationFault.NoResource);

    [Fact]
    public void Read_DigitalPostOnAPort_TakesThatPortOnly()
    {
        Read($"https://localhost:7443/apis/v1/memos/{Id}", digitalPost: new Uri(
            "https://localhost:7443")).Resource!.Id.ShouldBe(Guid.Parse(Id));
        Read($"https://localhost/apis/v1/memos/{Id}", digitalPost: new Uri(
            "https://localhost:7443")).Fault.ShouldBe(NotificationFault.OtherHost);
    }

    private static NotificationFault? Fault(string body) => Read(body).Fault;

    private static NotificationReading Read(string body, string? query = null, Uri? digitalPost = null) =>
        NotificationReader.Read(Encoding.UTF8.GetBytes(body), query, digitalPost ?? DigitalPost);
}
