using System.ComponentModel;
using System.Diagnostics;

namespace Postvogn.Sandbox.FunctionsHost.Handler;

/// <summary>One life of the app process, from its start to its exit code.</summary>
internal sealed class HandlerProcess : IDisposable
{
    private readonly Process process;
    private readonly LastLines lastErrors = new();
    private readonly TaskCompletionSource concluded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long peakBytes;

    private HandlerProcess(ProcessStartInfo startInfo, Uri address, HandlerConsole console)
    {
        Address = address;
        process = new Process { StartInfo = startInfo };
        process.OutputDataReceived += (_, line) => Pump(line.Data, console.Output);
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) lastErrors.Add(line.Data);
            Pump(line.Data, console.Error);
        };
    }

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>The last lines of standard error; whole once <see cref="Exited"/> has ended.</summary>
    public string LastErrors => lastErrors.ToString();

    /// <summary>Ends with the exit code when the process is gone and all it wrote is read.</summary>
    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    /// <summary>The host killed it on purpose: its end is no crash.</summary>
    public bool KilledByHost { get; set; }

    /// <summary>Ends when the host has drawn its conclusions from the end of the process.</summary>
    public Task Concluded => concluded.Task;

    /// <exception cref="FunctionsHostException">The operating system would not start it.</exception>
    public static HandlerProcess Start(ProcessStartInfo startInfo, Uri address, HandlerConsole console)
    {
        var started = new HandlerProcess(startInfo, address, console);
        try
        {
            started.Start();
            return started;
        }
        catch (Win32Exception exception)
        {
            started.Dispose();
            throw new FunctionsHostException($"{startInfo.FileName} could not be started: {exception.Message}.", exception);
        }
    }

    /// <summary>SIGKILL, the only way in which the host ever ends the app.</summary>
    public void Kill()
    {
        PeakBytes();
        process.Kill();
    }

    public long PeakBytes()
    {
        var now = ProcessMemory.PeakBytes(process);
        if (now > Interlocked.Read(ref peakBytes)) Interlocked.Exchange(ref peakBytes, now);
        return Interlocked.Read(ref peakBytes);
    }

    public void Conclude() => concluded.SetResult();

    public void Dispose() => process.Dispose();

    private void Start()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = WaitForExitAsync();
    }

    private async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static void Pump(string? line, Action<string> write)
    {
        if (!string.IsNullOrEmpty(line)) write(line);
    }
}
