namespace Postvogn.Sandbox.Processes;

internal sealed class LastLines(int kept = 3)
{
    private readonly Lock gate = new();
    private readonly Queue<string> lines = new();

    public void Add(string line)
    {
        lock (gate)
        {
            lines.Enqueue(line);
            if (lines.Count > kept) lines.Dequeue();
        }
    }

    public override string ToString()
    {
        lock (gate) return string.Join(Environment.NewLine, lines);
    }
}
