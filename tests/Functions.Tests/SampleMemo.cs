using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Functions.Tests;

/// <summary>A small valid MeMo 1.2 to a made-up person (the day is above 60, so it is nobody's number).</summary>
internal static class SampleMemo
{
    public const string Cpr = "6101019999";

    public static string Xml(Guid messageUuid, string label = "Afgørelse", string? contactPoint = null) =>
        $"""
        <?xml version="1.0" encoding="utf-8"?>
        <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">
          <memo:MessageHeader>
            <memo:messageType>DIGITALPOST</memo:messageType>
            <memo:messageUUID>{messageUuid}</memo:messageUUID>
            <memo:label>{label}</memo:label>
            <memo:Sender>
              <memo:senderID>64942212</memo:senderID><memo:idType>CVR</memo:idType><memo:label>Solbjerg Kommune</memo:label>
            </memo:Sender>
            <memo:Recipient>
              <memo:recipientID>{Cpr}</memo:recipientID><memo:idType>CPR</memo:idType>{ContactPoint(contactPoint)}
            </memo:Recipient>
          </memo:MessageHeader>
          <memo:MessageBody>
            <memo:createdDateTime>2030-01-07T08:00:00Z</memo:createdDateTime>
            <memo:MainDocument>
              <memo:File>
                <memo:encodingFormat>text/plain</memo:encodingFormat>
                <memo:filename>brev.txt</memo:filename>
                <memo:language>da</memo:language>
                <memo:content>SGVq</memo:content>
              </memo:File>
            </memo:MainDocument>
          </memo:MessageBody>
        </memo:Message>
        """;

    public static async Task<byte[]> ArchiveAsync(params (Guid MessageUuid, string Xml)[] memos)
    {
        using var packed = new MemoryStream();
        await using (var archive = new MemoArchiveWriter(packed))
        {
            foreach (var (messageUuid, xml) in memos)
            {
                var bytes = Encoding.UTF8.GetBytes(xml);
                await archive.AddAsync(messageUuid, bytes.Length, new MemoryStream(bytes), default);
            }

            await archive.CompleteAsync(default);
        }

        return packed.ToArray();
    }

    private static string ContactPoint(string? id) => id is null ? "" :
        $"<memo:ContactPoint><memo:contactPointID>{id}</memo:contactPointID></memo:ContactPoint>";
}
