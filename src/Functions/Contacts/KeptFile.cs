using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>No value: nothing that can be opened; no ETag: no file.</summary>
internal sealed record KeptFile<T>(T? Value, string? ETag)
    where T : class
{
    public BlobCondition Unchanged => ETag is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(ETag);
}
