using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>Where a letter lies: a file as it was named, and the name in the archive, null when the file is the letter or the archive as a
/// whole is meant.</summary>
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

    /// <summary>
    /// The name of a loose file that must agree with the messageUUID; null when it claims none. A file may have any name, but one that is a
    /// UUID must be the letter's own.
    /// </summary>
    public string? ClaimedName => ClaimedUuid is null ? null : Path.GetFileName(File);

    /// <summary>The messageUUID that the file's name states; null for any other name.</summary>
    public Guid? ClaimedUuid => Guid.TryParseExact(Path.GetFileNameWithoutExtension(File), "D", out var uuid) ? uuid : null;

    /// <summary>The file, and the entry behind an exclamation mark.</summary>
    public override string ToString() => Entry is null ? File : $"{File}!{Entry}";
}
