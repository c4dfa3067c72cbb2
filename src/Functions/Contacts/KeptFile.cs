using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Contacts;

/// <summary>What a file in the store holds, and its version.</summary>
/// <param name="Value">What it holds; null when there is none, or none that can be opened.</param>
/// <param name="ETag">The version; null when there is no such file.</param>
internal sealed record KeptFile<T>(T? Value, string? ETag)
    where T : class
{
    /// <summary>Write only if it is still so.</summary>
    public BlobCondition Unchanged => ETag is null ? BlobCondition.IfAbsent : BlobCondition.IfMatch(ETag);
}
