namespace Postvogn.Sandbox.ApplicationInsights;

internal sealed class ItemFile : IDisposable
{
    private readonly Lock gate = new();
    private readonly StreamWriter file;
    private readonly TaskCompletionSource broken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string path;

    public ItemFile(string path)
    {
        this.path = path;
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
            file = new StreamWriter(path, append: false) { AutoFlush = true };
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Explained(fault);
        }
    }

    public int Count { get; private set; }

    /// <summary>Fails once no more can be written.</summary>
    public Task Broken => broken.Task;

    public void Write(IEnumerable<string> items)
    {
        lock (gate)
        {
            try
            {
                foreach (var item in items)
                {
                    file.WriteLine(item);
                    Count++;
                }
            }
            catch (IOException fault)
            {
                broken.TrySetException(Explained(fault));
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            try
            {
                file.Dispose();
            }
            catch (IOException fault)
            {
                throw Explained(fault);
            }
        }
    }

    private SandboxException Explained(Exception fault) =>
        new($"--telemetry: {path} cannot be written. {fault.Message.TrimEnd('.')}. Name a file that you may write.", fault);
}
