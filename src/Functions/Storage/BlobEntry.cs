using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Storage;

/// <summary>A blob in a listing; written last (UTC).</summary>
internal sealed record BlobEntry(BlobPath Path, string ETag, long Length, DateTimeOffset LastModified);
