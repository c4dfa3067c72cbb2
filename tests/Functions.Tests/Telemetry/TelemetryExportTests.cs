using Postvogn.Functions.Telemetry;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class TelemetryExportTests : IDisposable
{
    private readonly FakeClock clock = new();
    private readonly TaskCompletionSource hangs = new();
    private readonly CollectedSignals signals;

    public TelemetryExportTests() => signals = new CollectedSignals(() => hangs.Task, clock);

    public void Dispose() => signals.Dispose();

    [Fact]
    public async Task Flush_DestinationThatHangs_WaitsTwoSecondsAndThenNotAtAll()
    {
        var first = signals.Export.FlushAsync();
        clock.Advance(TelemetryExport.LongestWait);
        (await first).ShouldBeFalse();

        await signals.Export.FlushAsync();

        clock.Advance(TimeSpan.FromSeconds(30));
        var later = signals.Export.FlushAsync();
        later.IsCompleted.ShouldBeFalse("it is tried again");
        hangs.SetResult();
        (await later).ShouldBeTrue();
    }

    [Fact]
    public async Task Flush_DestinationThatFails_SaysSoAndNeverThrows()
    {
        hangs.SetException(new InvalidOperationException());

        (await signals.Export.FlushAsync()).ShouldBeFalse();
        (await signals.Export.FlushAsync()).ShouldBeFalse();
    }
}
