using Postvogn.Functions.Letters;
using Postvogn.Functions.Telemetry;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class MetricTests : IDisposable
{
    private readonly CollectedSignals signals = new();
    private readonly string system = new RandomIds().NewId().ToString("N");

    public void Dispose() => signals.Dispose();

    [Fact]
    public async Task Flush_Counters_SendsWhatTheyRoseByAndOnlyThen()
    {
        LetterCounts.Sent(system, 3);
        LetterCounts.Sent(system, 4);
        await signals.Export.FlushAsync();
        await signals.Export.FlushAsync();
        LetterCounts.Sent(system, 1);
        await signals.Export.FlushAsync();

        Mine().Select(metric => (metric.Name, metric.Value)).ShouldBe([("postvogn.letters.sent", 7), ("postvogn.letters.sent", 1)]);
    }

    [Fact]
    public async Task Flush_Gauges_SendsEachLookOnce()
    {
        Gauges.RateLimit(system, 59);
        Gauges.RateLimit(system, 12.5);
        await signals.Export.FlushAsync();
        await signals.Export.FlushAsync();

        Mine().Select(metric => (metric.Name, metric.Value)).ShouldBe([("postvogn.rate_limit.tokens", 12.5)]);
    }

    [Fact]
    public async Task Settled_ByCode_SendsWhoseRefusalItIs()
    {
        LetterCounts.Settled(system, OutcomeWith(LetterStatus.Rejected, "recipient.is.exempt"));
        LetterCounts.Settled(system, OutcomeWith(LetterStatus.Rejected, "0101011234"));
        LetterCounts.Settled(system, OutcomeWith(LetterStatus.Undeliverable, "recipient.is.closed"));
        LetterCounts.Settled(system, OutcomeWith(LetterStatus.Failed, null));
        LetterCounts.Settled(system, OutcomeWith(LetterStatus.Completed, null));
        await signals.Export.FlushAsync();

        var sent = Mine().Select(metric => string.Join(' ', metric.Properties.Where(property => property.Key != "system").Select(property =>
            $"{property.Key}={property.Value}").Order(StringComparer.Ordinal).Prepend(metric.Name)));
        sent.Order(StringComparer.Ordinal).ShouldBe([
            "postvogn.letters.completed",
            "postvogn.letters.failed code=none",
            "postvogn.letters.rejected by=DigitalPost code=other",
            "postvogn.letters.rejected by=DigitalPost code=recipient.is.exempt",
            "postvogn.letters.undeliverable by=DigitalPost code=recipient.is.closed"]);
    }

    private IEnumerable<SentItem> Mine() => signals.All.Where(
        item => item.Type == "MetricData" && item.Properties.TryGetValue("system", out var its) && its == system);

    private static Outcome OutcomeWith(LetterStatus state, string? code) =>
        new() { Drop = "kmd/a.xml", State = state, By = "DigitalPost", Code = code, At = DateTimeOffset.UnixEpoch };
}
