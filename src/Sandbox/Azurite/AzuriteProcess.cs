using System.Text.RegularExpressions;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Azurite;

/// <summary>It ends with its owner, however that ends (owned.js).</summary>
internal sealed partial class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(15);
    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly LastLines lastLines = new();
    private readonly TaskCompletionSource<Uri> blobs = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> queues = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool disposed;

    private AzuriteProcess(ProcessStartInfo start, TimeProvider clock)
    {
        this.clock = clock;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public int Id => process.Id;

    public Uri Blobs => blobs.Task.Result;

    public Uri Queues => queues.Task.Result;

    public static async Task<AzuriteProcess> StartAsync(ProcessStartInfo start, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = new AzuriteProcess(start, clock);
        started.Start();
        try
        {
            await started.ListensAsync(cancellationToken);
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes its input; one that does not obey is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(EndLimit, clock);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }
        process.Dispose();
    }

    [GeneratedRegex(@"(?<service>Blob|Queue) service is successfully listening at (?<address>http://\S+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Listens();

    private void Start()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private async Task ListensAsync(CancellationToken cancellationToken)
    {
        var listening = Task.WhenAll(blobs.Task, queues.Task);
        var ended = process.WaitForExitAsync(cancellationToken);
        try
        {
            if (await Task.WhenAny(listening, ended).WaitAsync(StartLimit, clock, cancellationToken) == listening)
                return;
        }
        catch (TimeoutException)
        {
            throw new SandboxException(
                $"Azurite does not listen {StartLimit.TotalSeconds:0} s after its start. Its last words: {lastLines}");
        }
        cancellationToken.ThrowIfCancellationRequested();
        throw new SandboxException(
            $"Azurite ended at its start (exit code {process.ExitCode}). It needs Node.js 20 or later. Its last words: {lastLines}");
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        lastLines.Add(line);
        if (Listens().Match(line) is { Success: true } match)
            (match.Groups["service"].Value == "Blob" ? blobs : queues).TrySetResult(new Uri(match.Groups["address"].Value));
    }
}
