using System.ComponentModel;
using Postvogn.Sandbox.FunctionsHost.Protocol;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.FunctionsHost.Worker;

internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);
    private readonly Process process;
    private readonly Action forget;
    private readonly LastLines lastErrors = new();
    private readonly TaskCompletionSource killed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long peakBytes;

    private WorkerProcess(ProcessStartInfo startInfo, WorkerChannel channel, WorkerLog log, Action forget)
    {
        Channel = channel;
        this.forget = forget;
        process = new Process { StartInfo = startInfo };
        process.OutputDataReceived += (_, line) => Hear(line.Data, log.Output);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, error =>
        {
            lastErrors.Add(error);
            log.Error(error);
        });
    }

    public WorkerChannel Channel { get; }

    public int Id => process.Id;

    /// <summary>Whole once <see cref="Exited"/> has ended.</summary>
    public string LastErrors => lastErrors.ToString();

    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    public Task KilledOnPurpose => killed.Task;

    public long PeakBytes
    {
        get
        {
            var now = ProcessMemory.PeakBytes(process);
            if (now > Interlocked.Read(ref peakBytes)) Interlocked.Exchange(ref peakBytes, now);
            return Interlocked.Read(ref peakBytes);
        }
    }

    public static WorkerProcess Start(ProcessStartInfo startInfo, WorkerChannel channel, WorkerLog log, Action forget)
    {
        var started = new WorkerProcess(startInfo, channel, log, forget);
        try
        {
            started.process.Start();
        }
        catch (Win32Exception exception)
        {
            started.Dispose();
            throw new FunctionsHostException($"{startInfo.FileName} could not be started: {exception.Message}.", exception);
        }

        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        started.Exited = started.WaitForExitAsync();
        return started;
    }

    /// <summary>With whatever it has started.</summary>
    public void Kill(bool onPurpose = true)
    {
        _ = PeakBytes;
        if (onPurpose) killed.TrySetResult();
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself, and its supervisor has disposed it meanwhile.
        }
    }

    /// <summary>Since nothing is left to look at once the process has crashed.</summary>
    public async Task WatchMemoryAsync(TimeProvider clock)
    {
        while (await Task.WhenAny(Exited, Task.Delay(Glance, clock)) != Exited) _ = PeakBytes;
    }

    public void Dispose()
    {
        forget();
        process.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync();
        Bound.Release(process);
        return process.ExitCode;
    }

    private static void Hear(string? line, Action<string> write)
    {
        if (!string.IsNullOrEmpty(line)) write(line);
    }
}
