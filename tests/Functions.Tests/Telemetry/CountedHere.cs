using System.Diagnostics.Metrics;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

/// <summary>Counts and gauges that this test's own flow of work records; the meter is the process's.</summary>
internal sealed class CountedHere : IDisposable
{
    private static readonly AsyncLocal<CountedHere?> Current = new();
    private readonly MeterListener listener = new();
    private readonly List<string> seen = [];

    public CountedHere()
    {
        Current.Value = this;
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter == Signals.Meter) l.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>Each as <c>name value tag=value</c>, the name without <c>postvogn.</c></summary>
    public IReadOnlyList<string> Seen => seen;

    public void Dispose()
    {
        listener.Dispose();
        Current.Value = null;
    }

    private void Add<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Current.Value != this) return;
        var text = $"{instrument.Name["postvogn.".Length..]} {value}";
        foreach (var (name, tag) in tags) text += $" {name}={tag}";
        seen.Add(text);
    }
}
