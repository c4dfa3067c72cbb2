namespace Postvogn.MeMo;

/// <summary>A whole message (<c>Message</c>).</summary>
public sealed record Message
{
    public required MemoVersion Version { get; init; }

    public required MessageHeader Header { get; init; }

    /// <summary>The documents. A NemSMS has none; digital post must have one (<c>message.body.not.found</c>).</summary>
    public MessageBody? Body { get; init; }
}

/// <summary>The kinds of message (<c>messageType</c>).</summary>
public enum MessageType
{
    /// <summary><c>DIGITALPOST</c>: a letter with documents.</summary>
    DigitalPost,

    /// <summary><c>NEMSMS</c>: a text message; its text is <see cref="MessageHeader.Notification"/>.</summary>
    NemSms,
}
