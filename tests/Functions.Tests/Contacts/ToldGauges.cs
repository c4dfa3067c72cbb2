using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>What the gauges say meanwhile, of this test and of whatever runs beside it.</summary>
internal sealed class ToldGauges : IDisposable
{
    private readonly MeterListener listener = new();
    private readonly ConcurrentQueue<(string Name, double Value)> told = new();

    public ToldGauges()
    {
        listener.InstrumentPublished = (instrument, it) =>
        {
            if (instrument.Meter == Signals.Meter) it.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => told.Enqueue((instrument.Name, value)));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => told.Enqueue((instrument.Name, value)));
        listener.Start();
    }

    public IEnumerable<double> Of(string name) => told.Where(one => one.Name == name).Select(one => one.Value);

    public void Dispose() => listener.Dispose();
}
