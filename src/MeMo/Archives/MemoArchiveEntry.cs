namespace Postvogn.MeMo;

/// <summary>One letter in an archive.</summary>
/// <param name="Name">The entry's name as it stands: <c>{messageUUID}.xml</c> or <c>{messageUUID}</c>.</param>
/// <param name="MessageUuid">The messageUUID in the name. Whether the MeMo inside has the same is for the caller to compare.</param>
/// <param name="Length">How many bytes the MeMo has.</param>
/// <param name="Content">
/// The MeMo's bytes, forward only, valid until the next entry is asked for. What is not read is passed over. Reading it throws
/// <see cref="MemoArchiveException"/> when the archive turns out to be damaged.
/// </param>
public sealed record MemoArchiveEntry(string Name, Guid MessageUuid, long Length, Stream Content);
