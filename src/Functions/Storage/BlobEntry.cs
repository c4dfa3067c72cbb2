using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>A blob in a listing.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="ETag">Its version.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="LastModified">When it was written last (UTC).</param>
internal sealed record BlobEntry(BlobPath Path, string ETag, long Length, DateTimeOffset LastModified);
