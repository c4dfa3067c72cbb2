using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Printing;
using Postvogn.Functions.Requests;

namespace Postvogn.Functions.Tests.Requests;

/// <summary>What a print provider reads and writes is what is published of it.</summary>
public sealed class PrintSchemasTests
{
    private static readonly PublishedSchema Manifest = new("manifest.schema.json");
    private static readonly PublishedSchema Printed = new("printed.schema.json");

    public static TheoryData<string> Answers => new(
        """{ "state": "printed" }""",
        """{ "state": "refused", "reason": "There is no address.", "more": [1] }""",
        """{ "state": "printed", "reference": null, "reason": null }""",
        """{ "state": null }""",
        """{ "state": "PRINTED" }""",
        """{ "state": true }""",
        """{ "state": "printed", "reference": 17 }""",
        """{ "state": "refused", "reason": ["none"] }""",
        "[]", "\"printed\"", "null", "{}",
        $$"""{ "state": "printed", "reference": "{{new string('x', 1_000)}}" }""",
        $$"""{ "state": "printed", "reference": "{{new string('x', 1_001)}}" }""",
        $$"""{ "state": "refused", "reason": "{{string.Concat(Enumerable.Repeat("😀", 1_000))}}" }""",
        $$"""{ "state": "refused", "reason": "{{string.Concat(Enumerable.Repeat("😀", 1_001))}}" }""");

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Read_Answer_IsTakenIfTheSchemaAllowsIt(string json)
    {
        var isTaken = true;
        try
        {
            await ReadAsync(json);
        }
        catch (PrintAnswerException)
        {
            isTaken = false;
        }

        isTaken.ShouldBe(Printed.Allows(JsonNode.Parse(json)), json[..Math.Min(json.Length, 60)]);
    }

    [Fact]
    public async Task Read_AnswerWithSeveralFaults_NamesThemAll()
    {
        var refusal = await Should.ThrowAsync<PrintAnswerException>(
            () => ReadAsync("""{ "state": "done", "reference": 1, "reason": {} }"""));
        refusal.Message.ShouldBe(
            "printed.json has a state that is neither printed nor refused; it has a reference that is no text; " +
            "it has a reason that is no text.");
    }

    [Theory]
    [InlineData("DigitalPost", "recipient.is.exempt", "The recipient is exempt.")]
    [InlineData("Postvogn", "receipt.missing", null)]
    public async Task Schema_ManifestOfALetter_DescribesAllThatIsInIt(string by, string code, string? message)
    {
        await using var bed = await RequestBed.StartAsync();
        var letter = await bed.SentAsync();
        await bed.Letters.SettleAsync((await bed.Letters.FindAsync(letter, default))!, new Outcome
        {
            Drop = RequestBed.Drop,
            MessageUuid = letter,
            State = LetterStatus.Undeliverable,
            By = by,
            Code = code,
            Message = message,
            At = bed.Rig.Clock.GetUtcNow(),
        }, default);

        var bytes = (await bed.Rig.ReadAsync(Places.Print("kmd", letter, Places.PrintManifestFile)))!;
        Manifest.FaultsOf(JsonNode.Parse(bytes)).ShouldBeEmpty();
    }

    [Fact]
    public void Schema_Manifest_NamesEveryMemberAndNoOther()
    {
        var schema = Manifest.Read();
        NamesOf(schema).ShouldBe(NamesOf(typeof(PrintManifest)), ignoreOrder: true);
        NamesOf(schema["$defs"]!["why"]!).ShouldBe(NamesOf(typeof(PrintReason)), ignoreOrder: true);
        NamesOf(schema["$defs"]!["file"]!).ShouldBe(NamesOf(typeof(PrintFile)), ignoreOrder: true);
        NamesOf(schema["$defs"]!["address"]!).ShouldBeSubsetOf(NamesOf(typeof(PrintFile)));
    }

    [Fact]
    public void Schemas_LeaveRoomForMore()
    {
        foreach (var schema in new[] { Manifest, Printed })
        {
            ((string?)schema.Read()["$schema"]).ShouldBe("https://json-schema.org/draft/2020-12/schema");
            schema.Read().ToJsonString().ShouldNotContain("additionalProperties");
        }

        Manifest.FaultsOf(JsonNode.Parse("""{ "messageUUID": "no", "stranger": 1 }""")).Count.ShouldBeGreaterThan(2);
    }

    private static Task<PrintAnswer> ReadAsync(string json) =>
        PrintAnswer.ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), default);

    private static List<string> NamesOf(JsonNode described) => [.. described["properties"]!.AsObject().Select(pair => pair.Key)];

    private static List<string> NamesOf(Type type) => [.. TypeOf(type).Properties.Select(property => property.Name)];

    private static JsonTypeInfo TypeOf(Type type) => PrintJson.Default.Options.GetTypeInfo(type);
}
