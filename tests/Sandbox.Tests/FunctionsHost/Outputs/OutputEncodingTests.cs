using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Outputs;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Outputs;

public sealed class OutputEncodingTests
{
    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromHours(1), "test", "test");

    [Theory]
    [InlineData("\"plain text\"", "plain text")]
    [InlineData("\"abcd\"", "System.Byte[]")]
    [InlineData("\"test\"", "System.Byte[]")]
    [InlineData("\"\"", "System.Byte[]")]
    [InlineData("""{"a":1}""", "{\n  \"a\": 1\n}")]
    [InlineData("""
        "{\"a\":1}"
        """, "{\n  \"a\": 1\n}")]
    [InlineData("""{"t":"2026-11-20T18:05:43+02:00"}""", "{\n  \"t\": \"2026-11-20T17:05:43+01:00\"\n}")]
    [InlineData("""{"t":"2026-11-20T18:05:43.500Z"}""", "{\n  \"t\": \"2026-11-20T18:05:43.5Z\"\n}")]
    [InlineData("\"2026-11-20T18:05:43Z\"", "11/20/2026 18:05:43")]
    [InlineData("7", "7")]
    [InlineData("true", "True")]
    public void Bodies_OneValue_GivesOneBodyAsTheHostWritesIt(string value, string expected) =>
        Bodies(value).ShouldBe([expected]);

    [Fact]
    public void Bodies_ArrayOfTexts_GivesThemExactly() =>
        Bodies("""["m1","abcd","","{\"a\":1}"," blank "]""").ShouldBe(["m1", "abcd", "", """{"a":1}""", " blank "]);

    [Fact]
    public void Bodies_ArrayOfObjects_GivesEachIndented() =>
        Bodies("""[{"a":1},{"a":2}]""").ShouldBe(["{\n  \"a\": 1\n}", "{\n  \"a\": 2\n}"]);

    [Fact]
    public void Bodies_TextThatIsAnArray_GivesItsElements() => Bodies("\"[1,2]\"").ShouldBe(["1", "2"]);

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    public void Bodies_Nothing_GivesNone(string value) => Bodies(value).ShouldBeEmpty();

    [Fact]
    public void Bodies_DataTypeBinary_LeavesBase64Alone() => Bodies("\"abcd\"", BindingDataType.Binary).ShouldBe(["abcd"]);

    [Fact]
    public void Bodies_TextThatOnlyLooksLikeJson_Throws() => Should.Throw<JsonException>(() => Bodies("\"{broken}\""));

    private static IReadOnlyList<string> Bodies(string value, BindingDataType? dataType = null) =>
        OutputEncoding.Bodies(JsonNode.Parse(value), dataType, Copenhagen);
}
