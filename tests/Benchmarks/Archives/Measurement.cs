namespace Postvogn.Benchmarks.Archives;

/// <summary>One way of doing one thing: its fastest round. Processor time, as other work on the machine changes it least.</summary>
internal sealed class Measurement(string name, Func<TimeSpan> round)
{
    public string Name => name;

    public TimeSpan Fastest { get; private set; } = TimeSpan.MaxValue;

    public void RunOnce()
    {
        var time = round();
        if (time < Fastest)
            Fastest = time;
    }

    /// <summary>MB (10^6 bytes) a second.</summary>
    public double Speed(long plainLength) => plainLength / 1e6 / Fastest.TotalSeconds;
}
