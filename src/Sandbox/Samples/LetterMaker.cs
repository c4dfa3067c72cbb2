using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Samples;

internal sealed class LetterMaker(Seeded seeded, DateTimeOffset now)
{
    private int number;

    public Message Letter(MemoVersion version, Organisation sender, Contact recipient)
    {
        var number = ++this.number;
        var pdf = PdfLetter.All[number % PdfLetter.All.Count];
        return new Message
        {
            Version = version,
            Header = Header(number, $"{pdf.Title} nr. {number}", sender, recipient) with { Reply = number % 3 == 0 },
            Body = new MessageBody
            {
                CreatedDateTime = now,
                MainDocument = new Document { Label = pdf.Title, Files = [FileOf(pdf)], Actions = number % 5 == 0 ? [SelfService] : [] },
                AdditionalDocuments = number % 4 == 0 ? [Enclosure($"Vejledning til brev nr. {number}.")] : [],
                TechnicalDocuments = number % 6 == 0 ? [CaseFile(number)] : [],
            },
        };
    }

    public Message NemSms(Organisation sender, Contact recipient)
    {
        var number = ++this.number;
        return new Message
        {
            Version = MemoVersion.V1_2,
            Header = Header(number, $"Påmindelse nr. {number}", sender, recipient) with
            {
                MessageType = MessageType.NemSms,
                Notification = $"Husk din tid i Borgerservice. Påmindelse nr. {number}.",
            },
        };
    }

    // A citizen's, to a contact point of the municipality, about a letter that nobody here has sent.
    public Message Reply(Contact sender, Organisation recipient, DigitalPost.ContactPoint contactPoint)
    {
        var number = ++this.number;
        var from = new Sender { SenderId = sender.Number, IdType = "CPR", Label = Correspondents.NameOf(number) };
        var answers = new ReplyData { MessageUuid = seeded.NextUuid(), MessageId = $"SAG-{number:00000}" };
        return Reply(from, recipient, contactPoint, answers);
    }

    // That of its recipient.
    public Message ReplyTo(MessageHeader letter, Organisation recipient, DigitalPost.ContactPoint contactPoint)
    {
        ++number;
        var citizen = letter.Recipient;
        var from = new Sender { SenderId = citizen.RecipientId, IdType = citizen.IdType, Label = citizen.Label! };
        var answers = CitizenLetter.Answering(letter.MessageUuid, MessageFacts.Of(letter, MemoVersion.V1_2));
        return Reply(from, recipient, contactPoint, answers);
    }

    private Message Reply(Sender from, Organisation recipient, DigitalPost.ContactPoint contactPoint, ReplyData answers)
    {
        var text = $"Kære kommune. Tak for brevet. Jeg har vedlagt det, I bad om. Svar nr. {number}.";
        return new CitizenLetter
        {
            Version = number % 2 == 0 ? MemoVersion.V1_1 : MemoVersion.V1_2,
            MessageUuid = seeded.NextUuid(),
            Label = $"Svar nr. {number}",
            From = from,
            To = recipient,
            Point = contactPoint,
            Answers = answers,
            WrittenAt = now,
            Document = new Document { Label = "Svar", Files = [FileOf("svar.txt", "text/plain", text)] },
            Enclosures = number % 2 == 0
                ? [new Document { Label = "Bilag", Files = [FileOf(PdfLetter.All[number % PdfLetter.All.Count])] }]
                : [],
        }.ToMessage();
    }

    private MessageHeader Header(int number, string label, Organisation sender, Contact recipient) => new()
    {
        MessageType = MessageType.DigitalPost,
        MessageUuid = seeded.NextUuid(),
        MessageId = $"SAG-{number:00000}",
        Label = label,
        Mandatory = false,
        LegalNotification = false,
        Sender = new Sender { SenderId = sender.Cvr, IdType = "CVR", Label = sender.Name },
        Recipient = new Recipient
        {
            RecipientId = recipient.Number,
            IdType = recipient.Type == ContactType.Citizen ? "CPR" : "CVR",
            Label = Correspondents.NameOf(number),
        },
    };

    private static DocumentAction SelfService => new()
    {
        Label = "Se din sag",
        ActionCode = "SELVBETJENING",
        EntryPoint = new EntryPoint { Url = "https://solbjerg.example/selvbetjening" },
    };

    private static Document Enclosure(string text) =>
        new() { Label = "Vejledning", Files = [FileOf("vejledning.txt", "text/plain", text)] };

    private static Document CaseFile(int number) =>
        new() { Label = "Sagsdata", Files = [FileOf("sag.json", "application/json", $$"""{"sag":{{number}}}""")] };

    private static MemoFile FileOf(string name, string type, string text) =>
        new() { EncodingFormat = type, Filename = name, Language = "da", Content = FileContent.FromBytes(Encoding.UTF8.GetBytes(text)) };

    private static MemoFile FileOf(PdfLetter pdf) => new()
    {
        EncodingFormat = "application/pdf",
        Filename = pdf.Name,
        Language = "da",
        Content = FileContent.From(_ => ValueTask.FromResult(pdf.Open())),
    };
}
