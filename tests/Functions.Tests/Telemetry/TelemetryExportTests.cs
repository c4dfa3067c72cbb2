namespace Postvogn.Functions.Tests.Telemetry;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Flush_DestinationThatHangs_GivesUpWaiting()
    {
        var sends = 0;
        using var signals = new CollectedSignals(() =>
        {
            sends++;
            return new TaskCompletionSource().Task;
        });

        await signals.Export.FlushAsync();
        await signals.Export.FlushAsync();

        sends.ShouldBe(1, "a second one would only stand in line");
    }
}
