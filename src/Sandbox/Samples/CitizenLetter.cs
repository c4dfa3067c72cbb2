using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using ContactPoint = Postvogn.MeMo.ContactPoint;

namespace Postvogn.Sandbox.Samples;

/// <summary>From a citizen or a company to a contact point of an authority.</summary>
internal sealed record CitizenLetter
{
    public MemoVersion Version { get; init; } = MemoVersion.V1_2;

    public required Guid MessageUuid { get; init; }

    public required string Label { get; init; }

    public required Sender From { get; init; }

    public required Organisation To { get; init; }

    public required DigitalPost.ContactPoint Point { get; init; }

    public required ReplyData Answers { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required Document Document { get; init; }

    public IReadOnlyList<Document> Enclosures { get; init; } = [];

    public Message ToMessage() => new()
    {
        Version = Version,
        Header = new MessageHeader
        {
            MessageType = MessageType.DigitalPost,
            MessageUuid = MessageUuid,
            Label = Label,
            Mandatory = false,
            LegalNotification = false,
            Sender = From,
            Recipient = new Recipient
            {
                RecipientId = To.Cvr,
                IdType = "CVR",
                Label = To.Name,
                ContactPoint = new ContactPoint { ContactPointId = Point.Id.ToString(), Label = Point.Name },
            },
            ReplyData = [Answers],
        },
        Body = new MessageBody { CreatedDateTime = WrittenAt, MainDocument = Document, AdditionalDocuments = Enclosures },
    };

    /// <summary>What a letter said of itself comes back in the reply to it, as in MeMo's own example.</summary>
    public static ReplyData Answering(Guid letter, MessageFacts facts) => new()
    {
        MessageUuid = letter,
        MessageId = facts.MessageId,
        SenderId = facts.Sender,
        RecipientId = facts.Recipient,
        CaseId = facts.CaseId,
        ContactPointId = facts.ContactPoint,
    };
}
