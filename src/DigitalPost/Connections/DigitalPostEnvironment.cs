namespace Postvogn.DigitalPost;

/// <summary>An environment of Digital Post: where it is, and how much it lets one system call (TI 13.2, 12.1).</summary>
/// <param name="BaseAddress">The address without the path of the API.</param>
/// <param name="RateLimit">The size of each system's bucket, until the service says otherwise.</param>
public sealed record DigitalPostEnvironment(Uri BaseAddress, RateLimitSize RateLimit)
{
    /// <summary>PROD: api.digitalpost.dk, a bucket of 60, 30 a second.</summary>
    public static DigitalPostEnvironment Production { get; } = new(new("https://api.digitalpost.dk"), new(60, 30));

    /// <summary>TEST: api.test.digitalpost.dk, a bucket of 6, 3 a second.</summary>
    public static DigitalPostEnvironment Test { get; } = new(new("https://api.test.digitalpost.dk"), new(6, 3));

    /// <summary>The environment at an address: TEST's limits for a host under test.digitalpost.dk, PROD's for every other.</summary>
    public static DigitalPostEnvironment At(Uri baseAddress)
    {
        var isTest = baseAddress.Host.EndsWith(".test.digitalpost.dk", StringComparison.OrdinalIgnoreCase);
        return (isTest ? Test : Production) with { BaseAddress = baseAddress };
    }
}
