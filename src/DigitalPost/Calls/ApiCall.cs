namespace Postvogn.DigitalPost;

/// <summary>One call: what goes out, and how its answer is read.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below <c>/apis/v1/</c>.</param>
/// <param name="Read">Reads a 2xx; a default value means that it is not what the API gives.</param>
internal sealed record ApiCall<T>(Operation Operation, HttpMethod Method, string Path, ReadAnswer<T> Read)
{
    public string Accept { get; init; } = "application/json";

    public byte[]? Json { get; init; }

    public UploadBody? Upload { get; init; }

    /// <summary>The version that a change is meant for, without quotation marks as in TI 2.6.3.</summary>
    public long? IfMatch { get; init; }

    /// <summary>Reads a 400 that is no error but an answer; null when it is an error after all.</summary>
    public Func<ErrorMessage, T?>? ReadRefusal { get; init; }
}
