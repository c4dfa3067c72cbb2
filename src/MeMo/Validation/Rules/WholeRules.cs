using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Validation.Rules;

internal static class WholeRules
{
    // {UUID} or {UUID}.xml; null for any other name.
    public static Guid? UuidOf(string fileName)
    {
        var isXml = fileName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);
        return Lexical.Uuid(isXml ? fileName[..^4] : fileName, anyVersion: true) as Guid?;
    }

    public static void JudgeFileName(MemoValidationOptions options, Action<Finding> report)
    {
        if (options.FileName is { } name && UuidOf(name) is null)
            report(MemoCodes.FileNameInvalid.At("/", default, "The file is not named after a UUID.", "Name the file {messageUUID}.xml."));
    }

    // TI 10.2.3.
    public static void JudgeLength(long length, MemoValidationOptions options, Action<Finding> report)
    {
        if (length > options.MaxBytes)
        {
            report(MemoCodes.MemoFileSizeTooLarge.At(
                "/",
                default,
                $"The message has {length} bytes; {options.MaxBytes} are allowed.",
                "Send smaller files, or several messages."));
        }
    }

    // What is declared stands in the message, but is a name that the framework knows.
    public static void JudgeEncoding(string? declared, Action<Finding> warn)
    {
        if (declared is not null)
        {
            warn(MemoWarnings.Encoding.At(
                "/",
                new(1, 1),
                $"The encoding is {declared}; the message will be sent as UTF-8, in which Digital Post takes messages.",
                "Nothing need be done; whoever writes the message can save time by writing UTF-8."));
        }
    }

    public static void Body(RuleSubject message)
    {
        var isDigitalPost =
            message.Frame.Has("MessageHeader") && message.Frame.Instance is Message { Header.MessageType: MessageType.DigitalPost };
        if (isDigitalPost && message.Frame.CountOf(BodyElements.Message.Children[1]) == 0)
            message.Find(
                MemoCodes.MessageBodyNotFound,
                "The message has no MessageBody.",
                "Add a MessageBody with a MainDocument, or send a NEMSMS.");
    }
}
