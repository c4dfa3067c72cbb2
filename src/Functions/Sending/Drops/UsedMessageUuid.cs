using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>What is said of a letter whose messageUUID another letter has (TI 13.4.3).</summary>
internal static class UsedMessageUuid
{
    public static readonly Finding Finding = new()
    {
        Code = "message.uuid.not.unique",
        Status = ReceiptStatus.Invalid,
        Path = "/Message/MessageHeader/messageUUID",
        Message = "Another letter has this messageUUID.",
        Fix = "Give the letter a new UUID of version 4. The same drop uploaded again unchanged is no new letter and needs none.",
    };
}
