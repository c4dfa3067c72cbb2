using System.Text.Json;
using Postvogn.Functions.CustomHandler;

namespace Postvogn.Functions.Tests.CustomHandler;

/// <summary>The forms of the host's envelope, typed in as its contract gives them.</summary>
public sealed class TriggerCallTests
{
    [Theory]
    [InlineData("""{"Data":{"msg":"\"abc\""},"Metadata":{}}""", "abc")]
    [InlineData("""{"Data":{"msg":"\"{\\\"a\\\":1}\""},"Metadata":{}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"msg":"{\"a\":1}"},"Metadata":{}}""", """{"a":1}""")]
    [InlineData("""{"Data":{"msg":"0f4a"},"Metadata":{}}""", "0f4a")]
    [InlineData("""{"Data":{"msg":"\"unfinished"},"Metadata":{}}""", "\"unfinished")]
    public void Text_EitherEncoding_GivesTheMessage(string envelope, string message) => Read(envelope).Text("msg").ShouldBe(message);

    [Fact]
    public void Texts_ArrayWithinString_GivesMessagesInOrder() =>
        Read("""{"Data":{"msgs":"[\"{\\\"a\\\":1}\",\"plain\"]"},"Metadata":{}}""").Texts("msgs").ShouldBe(["""{"a":1}""", "plain"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Data":"x"}""")]
    public void Read_NoEnvelope_SaysSo(string envelope) => Should.Throw<InvalidDataException>(() => Read(envelope));

    [Theory]
    [InlineData("""{"Data":{"other":"\"abc\""}}""")]
    [InlineData("""{"Data":{"msg":{"a":1}}}""")]
    public void Text_OtherBinding_NamesTheOneThatIsMissing(string envelope) =>
        Should.Throw<InvalidDataException>(() => Read(envelope).Text("msg")).Message.ShouldContain("msg");

    private static TriggerCall Read(string json)
    {
        using var parsed = JsonDocument.Parse(json);
        return TriggerCall.Read(parsed.RootElement.Clone());
    }
}
