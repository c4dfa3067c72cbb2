using System.Text;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Reading;

/// <summary>The known attacks by XML: each is a finding of the validator and a refusal of the reader, nothing is fetched, and nothing of
/// another file or of the attack's text is told.</summary>
public sealed class XmlAttackTests
{
    private const string Canary = "kanarie-7731";
    private const string Root = "<memo:Message ";
    private const string Label = "<memo:label>Afgørelse</memo:label>";
    private const string Instance = "xmlns:i='http://www.w3.org/2001/XMLSchema-instance'";
    private const string Content = "<memo:content>JVBERi0xLjc=</memo:content>";

    // What stands where in the letter: the part that is replaced, and by what.
    private static readonly Dictionary<string, (string Part, string Instead)> Refused = new()
    {
        ["empty DTD"] = Before("<!DOCTYPE memo:Message>"),
        ["DTD with a system identifier"] = Before("<!DOCTYPE memo:Message SYSTEM 'http://127.0.0.1:9/x.dtd'>"),
        ["DTD with a public identifier"] = Before("<!DOCTYPE memo:Message PUBLIC '-//A//B' 'file:///etc/passwd'>"),
        ["internal entity"] = Before("<!DOCTYPE m [<!ENTITY a 'b'>]>"),
        ["external entity"] = Before("<!DOCTYPE m [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"),
        ["external parameter entity"] = Before("<!DOCTYPE m [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/'> %a;]>"),
        ["a billion laughs"] = Before(
            "<!DOCTYPE m [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]>"),
        ["quadratic growth"] = Before($"<!DOCTYPE m [<!ENTITY a '{new string('a', 50_000)}'>]>"),
        ["entity of itself"] = Before("<!DOCTYPE m [<!ENTITY a '&a;'>]>"),
        ["notation"] = Before("<!DOCTYPE m [<!NOTATION n SYSTEM 'file:///bin/sh'>]>"),
        ["default attribute"] = Before("<!DOCTYPE m [<!ATTLIST memo:Message memoVersion CDATA '1.1'>]>"),
        ["DTD after the root's start"] = (Label, "<!DOCTYPE m>" + Label),
        ["undeclared entity"] = ("Afgørelse", "&xxe;"),
        ["undeclared entity in an attribute"] = ("memoVersion=\"1.2\"", "memoVersion=\"&xxe;\""),
        ["undeclared entity in content"] = ("JVBERi0xLjc=", "JVBE&xxe;Ri0xLjc="),
        ["entity named by HTML"] = ("Afgørelse", "&nbsp;"),
        ["reference to NUL"] = ("Afgørelse", "&#0;"),
        ["reference to a control character"] = ("Afgørelse", "&#x1F;"),
        ["reference to a surrogate"] = ("Afgørelse", "&#xD800;"),
        ["reference beyond Unicode"] = ("Afgørelse", "&#x110000;"),
        ["reference to FFFE"] = ("Afgørelse", "&#xFFFE;"),
        ["reference that overflows"] = ("Afgørelse", "&#99999999999999999999;"),
        ["reference without end"] = ("Afgørelse", "&#65"),
        ["XInclude"] = (Label, "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/hostname'/>" + Label),
        ["XInclude in a text"] = ("Afgørelse", "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='x'/>"),
        ["another type"] = (Label, $"<memo:label {Instance} i:type='x'>x</memo:label>"),
        ["nothing by xsi:nil"] = (Label, $"<memo:label {Instance} i:nil='true'/>"),
        ["prefix that is not declared"] = (Label, "<evil:x/>" + Label),
        ["prefix taken back"] = (Label, "<memo:label xmlns:memo=''>x</memo:label>"),
        ["prefix of XML itself"] = (Label, "<memo:label xmlns:xml='urn:x'>x</memo:label>"),
        ["prefix xmlns declared"] = (Label, "<memo:label xmlns:xmlns='urn:x'>x</memo:label>"),
        ["prefix made another's"] = (Label, "<memo:label xmlns:memo='urn:x'>x</memo:label>"),
        ["attribute twice"] = ("memoVersion=\"1.2\"", "memoVersion=\"1.2\" memoVersion=\"1.2\""),
        ["attribute twice by two prefixes"] = (Root, "<memo:Message xmlns:a='urn:x' xmlns:b='urn:x' a:y='1' b:y='2' "),
        ["XML 1.1"] = ("version=\"1.0\"", "version=\"1.1\""),
        ["XML 2.0"] = ("version=\"1.0\"", "version=\"2.0\""),
        ["declaration not at the beginning"] = ("<?xml ", " <?xml "),
        ["declaration twice"] = (Root, "<?xml version=\"1.0\"?>" + Root),
        ["standalone that is neither yes nor no"] = ("?>", " standalone=\"maybe\"?>"),
        ["comment with two hyphens"] = (Label, "<!-- a -- b -->" + Label),
        ["comment that does not end"] = (Label, "<!-- " + Label),
        ["CDATA that does not end"] = ("Afgørelse", "<![CDATA[x"),
        ["end of CDATA in a text"] = ("Afgørelse", "x]]>y"),
        ["end tag of another"] = (Label, "<memo:label>x</memo:notification>"),
        ["attribute without quotes"] = ("memoVersion=\"1.2\"", "memoVersion=1.2"),
        ["less-than in an attribute"] = ("memoVersion=\"1.2\"", "memoVersion=\"1.2<\""),
        ["two roots"] = ("</memo:Message>", "</memo:Message><memo:Message/>"),
        ["text after the root"] = ("</memo:Message>", "</memo:Message>x"),
        ["a letter in a letter"] = (Content, "<memo:content><memo:Message/></memo:content>"),
        ["nested 100,000 deep"] = (Label, string.Concat(Enumerable.Repeat("<a>", 100_000))),
        ["100,000 attributes"] = (Root, Root + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i}='' "))),
        ["100,000 prefixes"] = (
            Label, "<x " + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"xmlns:p{i}='u{i}' ")) + "/>" + Label),
        ["a name of 2 MB"] = (Label, $"<{new string('a', 2_000_000)}/>" + Label),
        ["an attribute of 2 MB"] = (Label, $"<x y='{new string('a', 2_000_000)}'/>" + Label),
        ["a text of 2 MB"] = ("Afgørelse", new string('a', 2_000_000)),
    };

    // What the schema's engines take too.
    private static readonly Dictionary<string, (string Part, string Instead)> Taken = new()
    {
        ["comment between elements"] = (Label, "<!-- x -->" + Label),
        ["comment in a text"] = ("Afgørelse", "Af<!-- x -->gørelse"),
        ["processing instruction"] = (Root, "<?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>" + Root),
        ["CDATA in a text"] = ("Afgørelse", "<![CDATA[Afgørelse]]>"),
        ["CDATA and comment in content"] = ("JVBERi0xLjc=", "JVBE<!-- x --><![CDATA[Ri0x]]>Ljc="),
        ["reference in a text"] = ("Afgørelse", "Afg&#248;relse"),
        ["where a schema lies"] = (
            Root, $"<memo:Message {Instance} i:schemaLocation='urn:x http://127.0.0.1:9/x.xsd' "),
        ["standalone"] = ("?>", " standalone=\"yes\"?>"),
    };

    [Fact]
    public async Task Validate_EveryAttack_IsFoundAndTellsNothing()
    {
        foreach (var (name, change) in Refused)
        {
            var xml = await AttackAsync(change);
            var report = await Xml.ValidateAsync(xml, new() { Clock = new FakeClock() });
            report.Findings.ShouldNotBeEmpty(name);
            report.Findings.Count.ShouldBeLessThanOrEqualTo(1000, name);
            report.Findings.ShouldAllBe(
                finding => !$"{finding.Path} {finding.Message} {finding.Fix}".Contains(Canary, StringComparison.Ordinal), name);
        }
    }

    [Fact]
    public async Task Read_EveryAttack_IsRefusedAsAFormat()
    {
        foreach (var (name, change) in Refused)
        {
            var xml = Encoding.UTF8.GetBytes(await AttackAsync(change));
            await Should.ThrowAsync<MemoFormatException>(async () => await Xml.ReadAsync(xml), name);
        }
    }

    [Fact]
    public async Task Validate_WhatIsNoAttack_IsFine()
    {
        foreach (var (name, change) in Taken)
            (await Xml.ValidateAsync(await AttackAsync(change), new() { Clock = new FakeClock() })).Findings.ShouldBeEmpty(name);
    }

    private static (string Part, string Instead) Before(string declaration) => (Root, declaration + Root);

    // With a value in it that must not be told.
    private static async Task<string> AttackAsync((string Part, string Instead) change)
    {
        var xml = await Letters.XmlAsync(Letters.Plain() with { Header = Letters.Plain().Header with { MessageId = Canary } });
        xml.ShouldContain(change.Part, Case.Sensitive);
        return xml.Replace(change.Part, change.Instead, StringComparison.Ordinal);
    }
}
