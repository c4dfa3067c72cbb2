namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>The last lines of standard error: what the host shows when the app has crashed.</summary>
internal sealed class LastLines
{
    private const int Kept = 3;
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > Kept) lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, lines);
    }
}
