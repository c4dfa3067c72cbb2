using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Postvogn.Drops.Packages;
using Postvogn.Testing;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>The published schema says what the reader takes.</summary>
public sealed class LetterSchemaTests
{
    private const string Whole = """
        {
          "$schema": "../docs/schemas/letter.schema.json",
          "recipient": { "type": "CPR", "id": "7101900001" }, "label": "Afgørelse",
          "files": [ { "path": "brev.txt" } ]
        }
        """;

    /// <summary>Of a letter.json that is fine but for one member, whose value stands in the place of VALUE.</summary>
    public static TheoryData<string, bool> Members => new()
    {
        { """ "messageUUID": "7f3b1c52-9a44-4d0e-8b67-0123456789ab" """, true }, { """ "messageUUID": "x" """, false },
        { """ "messageUUID": "7f3b1c52-9a44-1d0e-8b67-0123456789ab" """, false },
        { """ "messageType": "DIGITALPOST" """, true }, { """ "messageType": "EMAIL" """, false }, { """ "messageType": null """, false },
        { """ "mandatory": false """, true }, { """ "mandatory": "ja" """, false }, { """ "mandatory": null """, false },
        { """ "reply": true, "replyByDateTime": "2030-07-31T12:00:00+02:00" """, true },
        { """ "replyByDateTime": "2030-07-31" """, false },
        { """ "doNotDeliverUntilDate": "2030-01-31" """, true }, { """ "doNotDeliverUntilDate": "31.1.2030" """, false },
        { """ "notification": "Hej" """, true }, { """ "notification": 1 """, false },
        { """ "additionalNotification": null """, true }, { """ "additionalNotification": [] """, false },
        { """ "sender": { "label": "Kommunen", "attentionData": { "eMail": { "emailAddress": "a@eksempel.dk" } } } """, true },
        { """ "sender": { "attentionData": { "eMail": { } } } """, false },
        { """ "sender": { "attentionData": { "email": { "emailAddress": 7 } } } """, false },
        { """ "sender": { "contactPoint": { "label": "Borgerservice" } } """, false },
        { """ "sender": { "contactPointID": null } """, true }, { """ "sender": [] """, false },
        { """ "sender": { "representative": { "id": "00998877", "type": "CVR", "label": "Udbetaling" } } """, true },
        { """ "sender": { "navn": "Kommunen" } """, false },
        { """ "contentData": { "kleData": { "subjectKey": "32.18.04", "version": "1", "label": "Bolig" } } """, true },
        { """ "contentData": { "kleData": { "subjectKey": "32.18.04" } } """, false },
        { """ "contentData": { "productionUnit": { "productionUnitNumber": 1012345678 } } """, true },
        { """ "contentData": { "productionUnit": { "productionUnitNumber": "1012345678" } } """, true },
        { """ "contentData": { "productionUnit": { "productionUnitNumber": 10123456789 } } """, false },
        { """ "contentData": { "productionUnit": { "productionUnitNumber": 1.5 } } """, false },
        { """ "contentData": { "productionUnit": { "productionUnitNumber": 0 } } """, false },
        { """ "contentData": { "motorVehicle": { "licenseNumber": "AB12345" } } """, true },
        { """ "contentData": { "motorVehicle": { "licenseNumber": "AB123456" } } """, false },
        { """ "contentData": { "additionalContentData": [ { "contentDataName": "a", "contentDataValue": "b" } ] } """, true },
        { """ "contentData": { "additionalContentData": [ { "contentDataName": "a" } ] } """, false },
        { """ "actions": [ { "label": "Betal", "actionCode": "BETALING", "entryPoint": { "url": "https://eksempel.dk" } } ] """, true },
        { """ "actions": [ { "label": "Betal", "actionCode": "BETALING", "entryPoint": { "url": "http://eksempel.dk" } } ] """, false },
        { """ "actions": [ { "label": "Betal" } ] """, false }, { """ "actions": null """, true }, { """ "actions": {} """, false },
        { """ "language": "en" """, true }, { """ "language": "engelsk" """, false },
        { """ "caseID": "2026-1" """, true }, { """ "caseID": 7 """, false }, { """ "urgent": 1 """, false },
        { """ "forwardData": {} """, false }, { """ "kleData": {} """, false },
    };

    private static readonly Lazy<JsonSchema> OfWhole = new(() => Published(LetterSchema.Whole));
    private static readonly Lazy<JsonSchema> OfPart = new(() => Published(LetterSchema.BesideTemplate));

    private static JsonSchema Published(LetterSchema schema) => JsonSchema.FromText(File.ReadAllText(Repository.Find(schema.Path)!));

    public static bool Takes(string json, bool hasTemplate = false) => (hasTemplate ? OfPart : OfWhole).Value.Evaluate(JsonDocument.Parse(
        json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }).RootElement).IsValid;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Schema_AsPublished_IsMadeOfTheReadersMembers(bool hasTemplate)
    {
        var schema = hasTemplate ? LetterSchema.BesideTemplate : LetterSchema.Whole;
        var place = Path.Combine(Path.GetDirectoryName(Repository.Find(LetterSchema.Whole.Path)!)!, Path.GetFileName(schema.Path));
        if (Environment.GetEnvironmentVariable("POSTVOGN_WRITE") == "schemas") await File.WriteAllTextAsync(place, schema.Text());
        (await File.ReadAllTextAsync(place)).ShouldBe(
            schema.Text(), "POSTVOGN_WRITE=schemas dotnet test tests/Drops.Tests --filter Schema_AsPublished writes it anew.");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Judge_Member_IsTakenByReaderAndSchemaOrByNeither(string members, bool isTaken)
    {
        var json = Whole.TrimEnd()[..^1] + ", " + members + "}";
        var findings = await Letters.FindingsAsync(json);
        (findings.Count == 0).ShouldBe(isTaken, string.Join("; ", findings.Select(finding => finding.Message)));
        Takes(json).ShouldBe(isTaken);
    }

    [Theory]
    [InlineData("recipient")]
    [InlineData("label")]
    [InlineData("files")]
    [InlineData("recipient.type")]
    [InlineData("recipient.id")]
    [InlineData("files[0].path")]
    public async Task Judge_LetterWithoutWhatItNeeds_IsRefusedByBoth(string path)
    {
        var letter = JsonNode.Parse(Whole)!.AsObject();
        var parts = path.Replace("[0]", "").Split('.');
        var holder = parts.Length == 1 ? letter : letter[parts[0]] as JsonObject ?? letter[parts[0]]![0]!.AsObject();
        holder.Remove(parts[^1]).ShouldBeTrue();
        var json = letter.ToJsonString();
        Takes(json).ShouldBeFalse();
        (await Letters.FindingsAsync(json)).ShouldHaveSingleItem().Path.ShouldBe(path);
    }

    /// <summary>What stands in the place of a member that every letter needs.</summary>
    [Theory]
    [InlineData("label", "null")]
    [InlineData("label", "\"\"")]
    [InlineData("recipient", "null")]
    [InlineData("recipient.type", "null")]
    [InlineData("recipient.type", "\"P\"")]
    [InlineData("recipient.type", "\"cpr\"")]
    [InlineData("recipient.id", "null")]
    [InlineData("recipient.id", "\"\"")]
    [InlineData("files", "null")]
    [InlineData("files", "[]")]
    public async Task Judge_WhatALetterNeedsIsNullOrEmpty_IsRefusedByAll(string path, string value)
    {
        var letter = JsonNode.Parse(Whole)!.AsObject();
        var parts = path.Split('.');
        var holder = parts.Length == 1 ? letter : letter[parts[0]]!.AsObject();
        holder[parts[^1]] = JsonNode.Parse(value);
        var json = letter.ToJsonString();
        Takes(json).ShouldBeFalse();
        if (path != "files" || value == "null") Takes(json, hasTemplate: true).ShouldBeFalse();
        (await Letters.FindingsAsync(json)).ShouldNotBeEmpty();
        (await Letters.FindingsAsync(json, """{ "label": "Brev" }""")).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{ "label": "Brev" }""", """ "postType": "MYNDIGHEDSPOST" """)]
    [InlineData(
        """{ "label": "B", "contentData": { "kleData": { "version": "1", "label": "Bolig" } } }""",
        """ "contentData": { "kleData": { "subjectKey": "32.18.04" } } """)]
    [InlineData(
        """{ "label": "B", "sender": { "attentionData": { "eMail": { "emailAddress": "a@eksempel.dk" } } } }""",
        """ "sender": { "attentionData": { "eMail": { "relatedAgent": "Bolig" } } } """)]
    public async Task Judge_WhatTheTemplateGives_TheLetterMayLeaveOut(string template, string members)
    {
        var letter = JsonNode.Parse(Whole)!.AsObject();
        letter.Remove("label");
        var json = letter.ToJsonString()[..^1] + ", " + members + "}";
        (await Letters.FindingsAsync(json, template)).ShouldBeEmpty();
        Takes(json, hasTemplate: true).ShouldBeTrue();
        Takes(json).ShouldBeFalse();
    }

    [Fact]
    public async Task Judge_NemSmsOfATemplate_NeedsNoFiles()
    {
        const string sms = """{"recipient":{"type":"CPR","id":"7101900001"}}""";
        const string template = """{"messageType":"NEMSMS","label":"Husk","notification":"Husk din tid"}""";
        (await Letters.FindingsAsync(sms, template)).ShouldBeEmpty();
        Takes(sms, hasTemplate: true).ShouldBeTrue();
        Takes(sms).ShouldBeFalse();
    }

    [Fact]
    public async Task Judge_NemSms_NeedsItsTextAndNoFiles()
    {
        const string sms = """
            {"messageType":"NEMSMS","label":"Husk","recipient":{"type":"CPR","id":"7101900001"},"notification":"Husk din tid"}
            """;
        Takes(sms).ShouldBeTrue();
        (await Letters.FindingsAsync(sms)).ShouldBeEmpty();
        string[] all =
        [
            sms.Replace("\"notification\":\"Husk din tid\"", "\"reply\":false"),
            sms.Replace("{\"m", "{\"files\":[{\"path\":\"a.txt\"}],\"m"),
            sms.Replace("\"Husk din tid\"", "\"\""), sms.Replace("\"Husk din tid\"", "null"),
            sms.Replace("{\"m", "{\"actions\":[{\"label\":\"Betal\",\"actionCode\":\"BETALING\"}],\"m"),
        ];
        foreach (var broken in all)
        {
            Takes(broken).ShouldBeFalse();
            (await Letters.FindingsAsync(broken)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void Schema_Names_AreAllOfTheTable()
    {
        var shape = PackageShapes.Letter;
        shape.Find("contentData").Shape!.Members.Select(member => member.Name).ShouldBe(
        [
            "cprData", "cvrData", "motorVehicle", "propertyNumber", "caseID", "kleData", "formData", "productionUnit", "education",
            "address", "unstructuredAddress", "additionalContentData",
        ]);
        shape.Find("sender").Shape!.Find("attentionData").Shape!.Members.Select(member => member.Name).ShouldBe(
        [
            "attentionPerson", "productionUnit", "globalLocationNumber", "eMail", "seNumber", "telephone", "eID", "contentResponsible",
            "generatingSystem", "sorData", "address", "unstructuredAddress",
        ]);
    }
}
