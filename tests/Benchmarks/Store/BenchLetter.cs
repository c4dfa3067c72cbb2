using System.Text;
using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Store;

/// <summary>A small letter: what is measured are its steps, and neither its base64 nor its packing, which have benchmarks of their
/// own.</summary>
internal static class BenchLetter
{
    public const string Cvr = "64942212";

    // The day is above 60, so it is nobody's number.
    public const string Citizen = "6101019999";

    public static byte[] Xml(Guid messageUuid, bool isToUs = false)
    {
        var (from, to) = isToUs ? (Citizen, Cvr) : (Cvr, Citizen);
        return Encoding.UTF8.GetBytes($"""
            <?xml version="1.0" encoding="utf-8"?>
            <memo:Message xmlns:memo="https://DigitalPost.dk/MeMo-1" memoVersion="1.2">
              <memo:MessageHeader>
                <memo:messageType>DIGITALPOST</memo:messageType>
                <memo:messageUUID>{messageUuid}</memo:messageUUID>
                <memo:label>Afgørelse</memo:label>
                <memo:mandatory>false</memo:mandatory>
                <memo:legalNotification>false</memo:legalNotification>
                <memo:Sender>
                  <memo:senderID>{from}</memo:senderID><memo:idType>{TypeOf(from)}</memo:idType><memo:label>Afsender</memo:label>
                </memo:Sender>
                <memo:Recipient>
                  <memo:recipientID>{to}</memo:recipientID><memo:idType>{TypeOf(to)}</memo:idType>
                </memo:Recipient>
              </memo:MessageHeader>
              <memo:MessageBody>
                <memo:createdDateTime>2026-01-07T08:00:00Z</memo:createdDateTime>
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
            """);
    }

    public static async Task<byte[]> ArchiveAsync(IEnumerable<Guid> letters)
    {
        using var packed = new MemoryStream();
        await using (var archive = new MemoArchiveWriter(packed))
        {
            foreach (var letter in letters)
            {
                var xml = Xml(letter);
                await archive.AddAsync(letter, xml.Length, new MemoryStream(xml), default);
            }

            await archive.CompleteAsync(default);
        }

        return packed.ToArray();
    }

    private static string TypeOf(string id) => id.Length == 8 ? "CVR" : "CPR";
}
