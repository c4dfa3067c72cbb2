using Postvogn.Drops.Packages;

namespace Postvogn.Drops.Tests.Packages;

/// <summary>What a source says once: joined as JSON Merge Patch (RFC 7396) has it.</summary>
public sealed class TemplateTests
{
    private const string Letter = """ "recipient":{"type":"CPR","id":"7101900001"},"label":"Afgørelse","files":[{"path":"brev.txt"}] """;

    private const string Template = """
        {
          "postType": "MYNDIGHEDSPOST",
          "sender": {
            "label": "Borgerservice", "contactPoint": { "contactPointID": "6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11", "label": "Bolig" }
          },
          "contentData": { "caseID": { "caseSystem": "Acadre" } },
          "actions": [ { "label": "Betal", "actionCode": "BETALING", "entryPoint": { "url": "https://eksempel.dk" } } ]
        }
        """;

    [Fact]
    public async Task Make_LetterThatSaysNothing_HasTheTemplates()
    {
        var message = await Letters.MessageAsync($"{{{Letter}}}", Template);
        (message.Header.PostType, message.Header.Sender.Label, message.Header.Sender.SenderId).ShouldBe(
            ("MYNDIGHEDSPOST", "Borgerservice", "00998877"));
        message.Header.Sender.ContactPoint!.Label.ShouldBe("Bolig");
        message.Header.ContentData.ShouldBeNull();
        message.Body!.MainDocument.Actions.ShouldHaveSingleItem().EntryPoint!.Url.ShouldBe("https://eksempel.dk");
    }

    [Fact]
    public async Task Make_LetterThatSaysOtherwise_Wins()
    {
        const string own = """
            "postType":"VIRKSOMHEDSPOST","sender":{"label":"Skat"},"caseID":"2026-1","actions":[]
            """;
        var message = await Letters.MessageAsync($"{{{Letter},{own}}}", Template);
        (message.Header.PostType, message.Header.Sender.Label).ShouldBe(("VIRKSOMHEDSPOST", "Skat"));
        message.Header.Sender.ContactPoint!.Label.ShouldBe("Bolig");
        message.Header.ContentData!.CaseId.ShouldBe(new() { CaseId = "2026-1", CaseSystem = "Acadre" });
        message.Body!.MainDocument.Actions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(""" "sender":{"contactPoint":null} """)]
    [InlineData(""" "sender":{"contactPointID":null} """)]
    [InlineData(""" "sender":null """)]
    public async Task Make_Null_TakesADefaultAway(string member) =>
        (await Letters.MessageAsync($"{{{Letter},{member}}}", Template)).Header.Sender.ContactPoint.ShouldBeNull();

    [Fact]
    public async Task Judge_WrongValueOfTheTemplate_SaysWhereItStands()
    {
        const string template = "{\n  \"sender\": { \"contactPointID\": \"borgerservice\" } }";
        var finding = (await Letters.FindingsAsync($"{{{Letter}}}", template)).ShouldHaveSingleItem();
        (finding.Code, finding.Path, finding.Line).ShouldBe(("contact.point.id.format.not.allowed", "sender.contactPointID", 0));
        finding.Message.ShouldEndWith("It stands in the template, line 2, column 15.");
    }

    [Theory]
    [InlineData("""{"recipient":{"type":"CPR","id":"7101900001"}}""", "recipient")]
    [InlineData("""{"files":[{"path":"brev.txt"}]}""", "files")]
    [InlineData("""{"messageUUID":"7f3b1c52-9a44-4d0e-8b67-0123456789ab"}""", "messageUUID")]
    [InlineData("""{"contentData":{"cprData":{"cprNumber":"7101900001"}}}""", "contentData.cprData")]
    [InlineData("""{"doNotDeliverUntilDate":"2030-02-01"}""", "doNotDeliverUntilDate")]
    [InlineData("""{"actions":[{"label":"Betal"}]}""", "actions[0].actionCode")]
    [InlineData("""{"postTyp":"MYNDIGHEDSPOST"}""", "/")]
    [InlineData("""{"label":7}""", "label")]
    [InlineData("[]", "/")]
    [InlineData("", "/")]
    public void Read_WhatIsNoTemplate_IsRefusedWhole(string template, string path) =>
        Should.Throw<DropException>(() => PackageTemplate.Read(System.Text.Encoding.UTF8.GetBytes(template)))
            .Findings.ShouldHaveSingleItem().Path.ShouldBe(path);

    [Fact]
    public async Task Make_SmsOfASourceWithActions_LeavesThemOut()
    {
        const string sms = """
            {"recipient":{"type":"CPR","id":"7101900001"},"label":"Husk","messageType":"NEMSMS","notification":"Husk din tid"}
            """;
        (await Letters.MessageAsync(sms, Template)).Body.ShouldBeNull();
    }
}
