using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

internal sealed class ValidLetters(SampleFolder folder, LetterMaker maker, Correspondents correspondents, Seeded seeded)
{
    public async Task MemosAsync(int count, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= count; number++)
        {
            var (source, sender) = SenderOf(number);
            var message = number % 20 == 0
                ? maker.NemSms(sender, Citizen())
                : maker.Letter(
                    number % 2 == 0 ? MemoVersion.V1_1 : MemoVersion.V1_2, sender, number % 9 == 0 ? Company() : Citizen());
            var about = message.Header.MessageType == MessageType.NemSms ? "NemSMS" : message.Version == MemoVersion.V1_1 ? "MeMo 1.1" :
                "MeMo 1.2";
            await folder.AddMemoAsync(Good(source, $"brev-{number:000}.xml", about), message, cancellationToken);
        }
    }

    public async Task PackagesAsync(int count, CancellationToken cancellationToken)
    {
        for (var number = 1; number <= count; number++)
        {
            var pdfs = PdfLetter.All.Take(1 + number % 2).ToList();
            var letter = Package(number, pdfs, number % 3 == 0 ? seeded.NextUuid() : null);
            await folder.AddPackageAsync(Good(SenderOf(number).Source, $"sag-{number:000}/brev.letter.json",
                "letter.json with PDF"), letter, pdfs, cancellationToken);
        }
    }

    public Task ArchiveAsync(int count, CancellationToken cancellationToken)
    {
        var messages = Enumerable.Range(1, count)
            .Select(number => maker.Letter(number % 2 == 0 ? MemoVersion.V1_1 : MemoVersion.V1_2, Solbjerg.Municipality, Citizen()))
            .ToList();
        return folder.AddArchiveAsync(Good(Solbjerg.PushSender, "masseforsendelse.tar.lzma",
            $".tar.lzma of {count}"), messages, cancellationToken);
    }

    public async Task UrgentAsync(CancellationToken cancellationToken)
    {
        var memo = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen());
        await folder.AddMemoAsync(Good(Solbjerg.PushSender, "urgent/haster.xml", "urgent MeMo"), memo, cancellationToken);

        var pdf = PdfLetter.All[0];
        var letter = new
        {
            urgent = true,
            recipient = new { type = "CPR", id = Citizen().Number },
            label = "Haster",
            files = new[] { new { path = pdf.Name } },
        };
        await folder.AddPackageAsync(Good(Solbjerg.PullSender, "haster/brev.letter.json",
            "urgent letter.json"), letter, [pdf], cancellationToken);
    }

    public async Task LargeAsync(long bytes, CancellationToken cancellationToken)
    {
        var message = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen());
        await LargeMessage.WriteAsync(folder.PathOf(Solbjerg.PushSender, "stor.xml"), message, bytes, cancellationToken);
        folder.Add(Good(Solbjerg.PushSender, "stor.xml", "large MeMo"));
    }

    private object Package(int number, List<PdfLetter> pdfs, Guid? uuid)
    {
        var files = pdfs.Select(pdf => new { path = pdf.Name, filename = pdf.Title + ".pdf" });
        var recipient = new { type = "CPR", id = Citizen().Number, label = Correspondents.NameOf(number) };
        var label = $"{pdfs[0].Title}, sag {number}";
        return uuid is null ? new { recipient, label, files } : new { messageUUID = uuid, recipient, label, reply = true, files };
    }

    // Two of three letters come from the system that gets its receipts pushed, some from the company.
    private static (string Source, Organisation Sender) SenderOf(int number) => (number % 12) switch
    {
        0 => (Solbjerg.CompanySender, Solbjerg.Company),
        3 or 6 or 9 => (Solbjerg.PullSender, Solbjerg.Municipality),
        _ => (Solbjerg.PushSender, Solbjerg.Municipality),
    };

    private Contact Citizen() => seeded.Pick(correspondents.Citizens);

    private Contact Company() => seeded.Pick(correspondents.Companies);

    private static Sample Good(string source, string name, string about) => new(source, name, Expectation.Completed) { About = about };
}
