namespace Postvogn.DigitalPost;

/// <summary>One call: what goes out, and how its answer is read.</summary>
/// <param name="Operation">Which; it says method and path.</param>
/// <param name="Read">Reads a 2xx; a default value means that it is not what the API gives.</param>
/// <param name="Ids">The ids in the path, in their order.</param>
internal sealed record ApiCall<T>(Operation Operation, ReadAnswer<T> Read, params IReadOnlyList<Guid> Ids)
{
    /// <summary>What follows the path, from the question mark on.</summary>
    public string Query { get; init; } = "";

    public string Accept { get; init; } = "application/json";

    public byte[]? Json { get; init; }

    public UploadBody? Upload { get; init; }

    /// <summary>The version that a change is meant for, without quotation marks as in TI 2.6.3.</summary>
    public long? IfMatch { get; init; }

    /// <summary>Reads a 400 that is no error but an answer; null when it is an error after all.</summary>
    public Func<ErrorMessage, T?>? ReadRefusal { get; init; }

    public string PathAndQuery => Route.Of(Operation).For(Ids) + Query;
}
