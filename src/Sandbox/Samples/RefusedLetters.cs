using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

internal sealed class RefusedLetters(SampleFolder folder, LetterMaker maker, Correspondents correspondents)
{
    /// <summary>One byte more than a message may have (TI 10.2.3).</summary>
    public const long TooLarge = 99_500_001;

    public async Task ByRuleAsync(CancellationToken cancellationToken)
    {
        await folder.AddSpoiltAsync(ByRule("ufuldstaendig.xml", "memo.invalid",
            "cut off: not well-formed"), Letter(), text => text[..(text.Length * 3 / 4)], cancellationToken);
        await folder.AddSpoiltAsync(ByRule("uden-afsender.xml", "memo.invalid",
            "not valid: no sender"), Letter(), Spoil.WithoutSender, cancellationToken);
        await folder.AddSpoiltAsync(ByRule("arkivformat.xml", "file.format.not.allowed",
            "a ZIP file as letter"), Letter(), Spoil.AsZip, cancellationToken);
        await folder.AddMemoAsync(ByRule("elleve-bilag.xml", "message.document.number.higher.than.allowed",
            "eleven enclosures"), WithEnclosures(11), cancellationToken);
        await FileNameAsync(cancellationToken);
    }

    /// <summary>By Digital Post, or by Postvogn once it knows what the sender may send.</summary>
    public async Task ForWantOfARightAsync(CancellationToken cancellationToken)
    {
        var mandatory = maker.Letter(MemoVersion.V1_2, Solbjerg.Company, Recipient);
        mandatory = mandatory with { Header = mandatory.Header with { Mandatory = true } };
        var refused = new Expectation("Rejected", Code: "sender.mandatory.message.not.allowed");
        var sample = new Sample(Solbjerg.CompanySender, "obligatorisk.xml", refused) { About = "a company's mandatory letter" };
        await folder.AddMemoAsync(sample, mandatory, cancellationToken);
    }

    public async Task TooLargeAsync(CancellationToken cancellationToken)
    {
        const string name = "for-stor.xml";
        await LargeMessage.WriteAsync(folder.PathOf(Solbjerg.PushSender, name), Letter(), TooLarge, cancellationToken);
        folder.Add(ByRule(name, "memo.file.size.too.large", "99,500,001 bytes"));
    }

    /// <summary>The first is delivered; the second, another letter, is refused.</summary>
    public async Task UuidUsedBeforeAsync(CancellationToken cancellationToken)
    {
        var first = Letter();
        var second = first with { Header = first.Header with { Label = "Et andet brev med samme messageUUID" } };
        await folder.AddMemoAsync(new Sample(Solbjerg.PushSender,
            "foerste.xml", Expectation.Completed) { About = "MeMo 1.2" }, first, cancellationToken);
        var refused = ByRule("andet-med-samme-id.xml", "message.uuid.not.unique", "its messageUUID was used before") with { Late = true };
        await folder.AddMemoAsync(refused, second, cancellationToken);
    }

    private Task FileNameAsync(CancellationToken cancellationToken)
    {
        var pdf = PdfLetter.All[0];
        var files = new[] { new { path = pdf.Name, filename = "Afgørelse: tilskud.pdf" } };
        var letter = new { recipient = new { type = "CPR", id = Recipient.Number }, label = "Filnavn med kolon", files };
        var sample = ByRule("filnavn/brev.letter.json", "file.name.invalid.character", "a colon in a file name");
        return folder.AddPackageAsync(sample, letter, [pdf], cancellationToken);
    }

    private Contact Recipient => correspondents.Citizens[0];

    private Message Letter() => maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Recipient);

    private Message WithEnclosures(int count)
    {
        var letter = Letter();
        var enclosure = new Document { Label = "Bilag", Files = letter.Body!.MainDocument.Files };
        return letter with
        {
            Body = letter.Body with { AdditionalDocuments = [.. Enumerable.Repeat(enclosure, count)], TechnicalDocuments = [] },
        };
    }

    private static Sample ByRule(string name, string code, string about) =>
        new(Solbjerg.PushSender, name, Expectation.RefusedByRule(code)) { About = about };

}
