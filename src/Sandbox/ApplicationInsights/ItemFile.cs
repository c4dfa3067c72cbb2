namespace Postvogn.Sandbox.ApplicationInsights;

internal sealed class ItemFile : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter file;

    public ItemFile(string path)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            file = new StreamWriter(path, append: false) { AutoFlush = true };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"--telemetry: {path} cannot be written. {fault.Message.TrimEnd('.')}. Name a file that you may write.", fault);
        }
    }

    public int Count { get; private set; }

    public void Write(IEnumerable<string> items)
    {
        lock (gate)
        {
            foreach (var item in items)
            {
                file.WriteLine(item);
                Count++;
            }
        }
    }

    public void Dispose()
    {
        lock (gate) file.Dispose();
    }
}
