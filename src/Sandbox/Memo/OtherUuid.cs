using Postvogn.MeMo;

namespace Postvogn.Sandbox.Memo;

/// <summary>The finding about a letter that is named after another messageUUID than its own.</summary>
internal static class OtherUuid
{
    /// <summary>The finding.</summary>
    public static Finding Finding { get; } = new()
    {
        Code = MemoCodes.MessageUuidDoesNotMatchFileName.Code,
        Status = MemoCodes.MessageUuidDoesNotMatchFileName.Status,
        Path = "/Message/MessageHeader/messageUUID",
        Message = "The messageUUID is not the UUID in the file's name.",
        Fix = "Name the file after the messageUUID.",
    };
}
