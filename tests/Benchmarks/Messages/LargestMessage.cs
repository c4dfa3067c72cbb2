using Postvogn.MeMo;

namespace Postvogn.Benchmarks.Messages;

/// <summary>The largest message that Digital Post takes: one letter, with one file of bytes without pattern.</summary>
internal static class LargestMessage
{
    public const int FileLength = 74_620_000;

    public static byte[] File()
    {
        var bytes = new byte[FileLength];
        new Random(1).NextBytes(bytes);
        return bytes;
    }

    public static Message With(FileContent content) => new()
    {
        Version = MemoVersion.V1_2,
        Header = new()
        {
            MessageType = MessageType.DigitalPost,
            MessageUuid = Guid.Parse("7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90"),
            Label = "Afgørelse",
            Sender = new() { SenderId = "12345678", IdType = "CVR", Label = "Kommunen" },
            Recipient = new() { RecipientId = "6101019999", IdType = "CPR" },
        },
        Body = new()
        {
            CreatedDateTime = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero),
            MainDocument = new()
            {
                Files = [new() { EncodingFormat = "application/pdf", Filename = "Brev.pdf", Language = "da", Content = content }],
            },
        },
    };
}
