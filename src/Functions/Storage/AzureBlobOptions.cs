using Azure.Core;
using Azure.Storage.Blobs;

namespace Postvogn.Functions.Storage;

/// <summary>How the app speaks with Blob Storage. The defaults are for production; a test sets shorter times and smaller pieces.</summary>
internal sealed record AzureBlobOptions
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The size of one block in bytes, 1 to 100 MiB. The default value is 4 MiB. What is not larger goes in one request.</summary>
    public int BlockBytes { get; init => field = Within(value, 1, 100 * Mebibyte); } = 4 * Mebibyte;

    /// <summary>How many blocks of one blob are on their way at once, 1 to 16. The default value is 2. A write holds at most one block more
    /// than this in memory.</summary>
    public int BlocksAtOnce { get; init => field = Within(value, 1, 16); } = 2;

    /// <summary>How many blobs one answer of a listing holds, 1 to 5,000 (the service's own limit). The default value is 5,000.</summary>
    public int PageSize { get; init => field = Within(value, 1, 5_000); } = 5_000;

    /// <summary>How often a request is made again after no answer or one of 408, 429, 500, 502, 503, 504; 0 to 10. The default value is 5
    /// retries.</summary>
    public int Retries { get; init => field = Within(value, 0, 10); } = 5;

    /// <summary>The first wait before a retry, above zero; it doubles each time. The default value is 200 milliseconds.</summary>
    public TimeSpan RetryDelay { get; init => field = AboveZero(value); } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest wait before a retry, above zero. The default value is 5 seconds.</summary>
    public TimeSpan LongestRetryDelay { get; init => field = AboveZero(value); } = TimeSpan.FromSeconds(5);

    /// <summary>How long one request may take until its answer begins, and each read of an answer, above zero. The default value is 20
    /// seconds: a block of 4 MiB gets through at 0.2 MiB/s.</summary>
    public TimeSpan NetworkTimeout { get; init => field = AboveZero(value); } = TimeSpan.FromSeconds(20);

    public BlobClientOptions ForClient() => new()
    {
        Diagnostics = { ApplicationId = "postvogn" },
        // Another system's blob may begin or end with one; without it, it is another blob.
        TrimBlobNameSlashes = false,
        Retry =
        {
            Mode = RetryMode.Exponential,
            MaxRetries = Retries,
            Delay = RetryDelay,
            MaxDelay = LongestRetryDelay,
            NetworkTimeout = NetworkTimeout,
        },
    };

    private static int Within(int value, int least, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
        return value;
    }

    private static TimeSpan AboveZero(TimeSpan value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
        return value;
    }
}
