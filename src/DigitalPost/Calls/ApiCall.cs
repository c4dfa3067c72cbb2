namespace Postvogn.DigitalPost;

/// <summary>What goes out (the ids of its path in their order), and how its 2xx is read: a default value means that it is not what the API
/// gives.</summary>
internal sealed record ApiCall<T>(Operation Operation, ReadAnswer<T> Read, params IReadOnlyList<Guid> Ids)
{
    /// <summary>From the question mark on.</summary>
    public string Query { get; init; } = "";

    public string Accept { get; init; } = "application/json";

    public byte[]? Json { get; init; }

    public UploadBody? Upload { get; init; }

    /// <summary>The bucket's tokens were taken for it before.</summary>
    public bool HasTurn { get; init; }

    /// <summary>Without quotation marks, as in TI 2.6.3.</summary>
    public long? IfMatch { get; init; }

    /// <summary>Reads a 400 that is an answer; null when it is an error after all.</summary>
    public Func<ErrorMessage, T?>? ReadRefusal { get; init; }

    public string PathAndQuery => Route.Of(Operation).For(Ids) + Query;
}
