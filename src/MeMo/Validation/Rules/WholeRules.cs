using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Validation.Rules;

/// <summary>Rules about the message as a whole.</summary>
internal static class WholeRules
{
    /// <summary>The messageUUID that a file name stands for: {UUID} or {UUID}.xml; null for any other name.</summary>
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

    /// <summary>TI 10.2.3.</summary>
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
