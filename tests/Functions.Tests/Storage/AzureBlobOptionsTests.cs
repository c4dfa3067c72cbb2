using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.Storage;

public sealed class AzureBlobOptionsTests
{
    [Fact]
    public void Values_OutOfTheirRange_AreRefused()
    {
        Func<AzureBlobOptions>[] wrong =
        [
            () => new() { BlockBytes = 0 },
            () => new() { BlockBytes = 100 * 1024 * 1024 + 1 },
            () => new() { BlocksAtOnce = 0 },
            () => new() { BlocksAtOnce = 17 },
            () => new() { PageSize = 0 },
            () => new() { PageSize = 5_001 },
            () => new() { Retries = -1 },
            () => new() { Retries = 11 },
            () => new() { RetryDelay = TimeSpan.Zero },
            () => new() { LongestRetryDelay = TimeSpan.Zero },
            () => new() { NetworkTimeout = TimeSpan.Zero },
        ];
        foreach (var options in wrong) Should.Throw<ArgumentOutOfRangeException>(() => options());
    }

    [Fact]
    public void ForClient_TakesTheTimesOver()
    {
        var client = new AzureBlobOptions
        {
            Retries = 3,
            RetryDelay = TimeSpan.FromSeconds(1),
            LongestRetryDelay = TimeSpan.FromSeconds(2),
            NetworkTimeout = TimeSpan.FromSeconds(3),
        }.ForClient();
        (client.Retry.MaxRetries, client.Retry.Delay, client.Retry.MaxDelay, client.Retry.NetworkTimeout)
            .ShouldBe((3, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)));
    }
}
