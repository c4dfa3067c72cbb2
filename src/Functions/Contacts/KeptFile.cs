using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>What a file in the store holds (null: nothing that can be opened) and its version (null: there is no file).</summary>
internal sealed record KeptFile<T>(T? Value, string? ETag)
    where T : class
{
    public BlobCondition Unchanged => ETag is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(ETag);
}
