namespace Postvogn.DigitalPost;

/// <summary>Address without the API's path, and each system's bucket until the service says otherwise (TI 13.2, 12.1).</summary>
public sealed record DigitalPostEnvironment(Uri BaseAddress, RateLimitSize RateLimit)
{
    /// <summary>A bucket of 60, 30 a second.</summary>
    public static DigitalPostEnvironment Production { get; } = new(new("https://api.digitalpost.dk"), new(60, 30));

    /// <summary>A bucket of 6, 3 a second.</summary>
    public static DigitalPostEnvironment Test { get; } = new(new("https://api.test.digitalpost.dk"), new(6, 3));

    /// <summary>TEST's limits under test.digitalpost.dk, PROD's for every other host.</summary>
    public static DigitalPostEnvironment At(Uri baseAddress)
    {
        var isTest = baseAddress.Host.EndsWith(".test.digitalpost.dk", StringComparison.OrdinalIgnoreCase);
        return (isTest ? Test : Production) with { BaseAddress = baseAddress };
    }
}
