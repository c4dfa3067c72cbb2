namespace Postvogn.MeMo;

/// <summary>One letter in an archive, named <c>{messageUUID}.xml</c> or <c>{messageUUID}</c>; whether the MeMo inside has the same is for
/// the caller to compare. The content is forward only, valid until the next entry is asked for, and throws
/// <see cref="MemoArchiveException"/> when the archive turns out to be damaged.</summary>
public sealed record MemoArchiveEntry(string Name, Guid MessageUuid, long Length, Stream Content);
