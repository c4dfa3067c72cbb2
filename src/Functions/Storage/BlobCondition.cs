namespace Postvogn.Functions.Storage;

/// <summary>When a blob may be written: always, only if it is absent, or only if it is unchanged.</summary>
internal readonly record struct BlobCondition
{
    private BlobCondition(bool ifAbsent, string? ifMatch) => (MustBeAbsent, ETag) = (ifAbsent, ifMatch);

    public static BlobCondition None => default;

    /// <summary>Write only if no blob of this name exists (If-None-Match: *).</summary>
    public static BlobCondition IfAbsent => new(ifAbsent: true, ifMatch: null);

    public bool MustBeAbsent { get; }

    public string? ETag { get; }

    /// <summary>Write only if the blob still has this version (If-Match).</summary>
    public static BlobCondition IfMatch(string etag) => new(ifAbsent: false, etag);
}
