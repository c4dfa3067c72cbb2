using System.Text;

namespace Postvogn.Testing.Memos;

/// <summary>A MeMo as text, in the shape of TI 10.6, with made-up numbers.</summary>
public sealed record Letter(Guid MessageUuid)
{
    public const string Cvr = "00998877";

    public const string Citizen = "7101900001";

    public const string Content = "SGVq";

    public string Version { get; init; } = "1.2";

    public string Type { get; init; } = "DIGITALPOST";

    public string Sender { get; init; } = Cvr;

    public string RecipientType { get; init; } = "CPR";

    public string Recipient { get; init; } = Citizen;

    public bool Mandatory { get; init; }

    public bool LegalNotification { get; init; }

    public string? MessageId { get; init; }

    public string? DoNotDeliverUntil { get; init; }

    public string FileName { get; init; } = "Brev.txt";

    public byte[] Bytes => Encoding.UTF8.GetBytes(Xml);

    public string Xml => $"""
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="{Version}">
          <memo:MessageHeader>
            <memo:messageType>{Type}</memo:messageType>
            <memo:messageUUID>{MessageUuid}</memo:messageUUID>
            {Optional("messageID", MessageId)}
            <memo:label>Til borgeren</memo:label>
            {Optional("notification", Type == "NEMSMS" ? "Husk din tid" : null)}
            {Optional("doNotDeliverUntilDate", DoNotDeliverUntil)}
            <memo:mandatory>{(Mandatory ? "true" : "false")}</memo:mandatory>
            <memo:legalNotification>{(LegalNotification ? "true" : "false")}</memo:legalNotification>
            <memo:Sender>
              <memo:senderID>{Sender}</memo:senderID>
              <memo:idType>CVR</memo:idType>
              <memo:label>Solbjerg Kommune</memo:label>
            </memo:Sender>
            <memo:Recipient>
              <memo:recipientID>{Recipient}</memo:recipientID>
              <memo:idType>{RecipientType}</memo:idType>
            </memo:Recipient>
          </memo:MessageHeader>
          {(Type == "NEMSMS" ? "" : Body)}
        </memo:Message>
        """;

    private string Body => $"""
        <memo:MessageBody>
            <memo:createdDateTime>2029-12-20T12:00:00Z</memo:createdDateTime>
            <memo:MainDocument>
              <memo:File>
                <memo:encodingFormat>text/plain</memo:encodingFormat>
                <memo:filename>{FileName}</memo:filename>
                <memo:language>da</memo:language>
                <memo:content>{Content}</memo:content>
              </memo:File>
            </memo:MainDocument>
          </memo:MessageBody>
        """;

    private static string Optional(string name, string? value) => value is null ? "" : $"<memo:{name}>{value}</memo:{name}>";
}
