using System.Text;

namespace Postvogn.MeMo.Tests;

/// <summary>Letters that break no rule, for tests to change one thing in.</summary>
internal static class Letters
{
    public const string Uuid = "7f3b1c52-9a44-4d0e-8b67-2f15c0de4a90";

    /// <summary>A CPR number that nobody has (the day is above 60), to be looked for where it must not be.</summary>
    public const string Cpr = "6102039999";

    public static Message Plain(MemoVersion version = MemoVersion.V1_2) => new()
    {
        Version = version,
        Header = new()
        {
            MessageType = MessageType.DigitalPost,
            MessageUuid = Guid.Parse(Uuid),
            Label = "Afgørelse",
            Sender = new() { SenderId = "12345678", IdType = "CVR", Label = "Kommunen" },
            Recipient = new() { RecipientId = Cpr, IdType = "CPR" },
        },
        Body = new()
        {
            CreatedDateTime = new(2030, 1, 7, 8, 0, 0, TimeSpan.Zero),
            MainDocument = new() { Files = [File()] },
        },
    };

    public static Message NemSms(string? text) => Plain() with
    {
        Header = Plain().Header with { MessageType = MessageType.NemSms, Notification = text },
        Body = null,
    };

    public static MemoFile File(string format = "application/pdf", string name = "Brev.pdf", byte[]? bytes = null) => new()
    {
        EncodingFormat = format,
        Filename = name,
        Language = "da",
        Content = FileContent.FromBytes(bytes ?? "%PDF-1.7"u8.ToArray()),
    };

    public static async Task<string> XmlAsync(Message? message = null) => Encoding.UTF8.GetString(await Xml.WriteAsync(message ?? Plain()));

    /// <summary>The plain letter with another text between the tags of its content.</summary>
    public static async Task<string> XmlWithContentAsync(string content) =>
        (await XmlAsync()).Replace("JVBERi0xLjc=", content, StringComparison.Ordinal);
}
