namespace Postvogn.Cli.Letters;

/// <summary>The entry is the name in the archive; null when there is none, or all of it is meant.</summary>
internal sealed record LetterName(string File, string? Entry = null)
{
    public static Finding OtherUuid { get; } = new()
    {
        Code = MemoCodes.MessageUuidDoesNotMatchFileName.Code,
        Status = MemoCodes.MessageUuidDoesNotMatchFileName.Status,
        Path = "/Message/MessageHeader/messageUUID",
        Message = "The messageUUID is not the UUID in the file's name.",
        Fix = "Name the file after the messageUUID.",
    };

    /// <summary>A file may have any name, but one that is a UUID must be the letter's own.</summary>
    public string? ClaimedName => ClaimedUuid is null ? null : Path.GetFileName(File);

    public Guid? ClaimedUuid => Guid.TryParseExact(Path.GetFileNameWithoutExtension(File), "D", out var uuid) ? uuid : null;

    public override string ToString() => Entry is null ? File : $"{File}!{Entry}";
}
