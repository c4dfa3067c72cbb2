using Postvogn.MeMo;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

/// <summary>They cannot arrive by Digital Post. Of a source with a print provider, those with an address are printed.</summary>
internal sealed class UnreachableLetters(SampleFolder folder, LetterMaker maker, Correspondents correspondents)
{
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        var exempt = Letter(Solbjerg.Municipality, correspondents.Exempt);
        await folder.AddMemoAsync(new Sample(Solbjerg.PushSender, "fritaget.xml", Expectation.Undeliverable)
            { About = "exempt, and without an address to print" }, exempt, cancellationToken);
        await folder.AddMemoAsync(new Sample(Solbjerg.PushSender, "fritaget-med-adresse.xml", Expectation.Printed)
            { About = "exempt, with an address" }, WithAddress(Letter(Solbjerg.Municipality, correspondents.Exempt)), cancellationToken);
        await folder.AddMemoAsync(new Sample(Solbjerg.PullSender, "ukendt.xml", Expectation.Undeliverable)
            { About = "nobody has that CPR number" }, Letter(Solbjerg.Municipality, correspondents.Unknown), cancellationToken);
        await folder.AddMemoAsync(new Sample(Solbjerg.CompanySender, "lukket.xml", Expectation.Undeliverable)
            { About = "the recipient is closed" }, Letter(Solbjerg.Company, correspondents.Closed), cancellationToken);
    }

    private Message Letter(DigitalPost.Organisation sender, DigitalPost.Contact recipient) =>
        maker.Letter(MemoVersion.V1_2, sender, recipient);

    private static Message WithAddress(Message letter)
    {
        var address = new Address { AddressLabel = "Søndergade", HouseNumber = "7", ZipCode = "9999", City = "Solbjerg", Country = "DK" };
        var recipient = letter.Header.Recipient with { AttentionData = new AttentionData { Address = address } };
        return letter with { Header = letter.Header with { Recipient = recipient } };
    }
}
