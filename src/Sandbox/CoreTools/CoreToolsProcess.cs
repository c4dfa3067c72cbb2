using System.ComponentModel;
using System.Text.RegularExpressions;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>It ends with its owner, however that ends (func.js).</summary>
internal sealed class CoreToolsProcess : IAsyncDisposable
{
    // func.js kills it before; this is for when func.js itself does not obey.
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(1);

    // After its end: something that it has left behind may hold its output for ever.
    private static readonly TimeSpan ReadLimit = TimeSpan.FromSeconds(2);
    private static readonly Regex Colour = new(@"\x1B\[[0-9;]*[A-Za-z]", RegexOptions.NonBacktracking);
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly LastLines lastLines = new(12);

    private CoreToolsProcess(ProcessStartInfo start, Action<string> hear, TimeProvider clock)
    {
        this.clock = clock;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => gone.TrySetResult();
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;

        void Hear(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data)) return;
            try
            {
                var plain = Colour.Replace(line.Data, "");
                lastLines.Add(plain);
                hear(plain);
            }
            catch (Exception exception)
            {
                // On this thread it would end the sandbox.
                lastLines.Add($"(A line could not be read: {exception.GetType().Name}.)");
            }
        }
    }

    public int Id { get; private set; }

    /// <summary>When all of it is gone and what it wrote is read.</summary>
    public Task<int> Exited { get; private set; } = Task.FromResult(0);

    public string LastWords => $"Its last lines:{Environment.NewLine}{lastLines}";

    public static CoreToolsProcess Start(ProcessStartInfo start, Action<string> hear, TimeProvider clock)
    {
        var started = new CoreToolsProcess(start, hear, clock);
        try
        {
            started.process.Start();
        }
        catch (Win32Exception exception)
        {
            started.process.Dispose();
            throw new FunctionsHostException($"{start.FileName} could not be started: {exception.Message}.", exception);
        }

        started.Id = started.process.Id;
        started.process.BeginOutputReadLine();
        started.process.BeginErrorReadLine();
        started.Exited = started.WaitForExitAsync();
        return started;
    }

    /// <summary>As Ctrl-C does; what does not obey is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        try
        {
            await Exited.WaitAsync(EndLimit, clock);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
    }

    private async Task<int> WaitForExitAsync()
    {
        await gone.Task;
        try
        {
            await process.WaitForExitAsync().WaitAsync(ReadLimit, clock);
        }
        catch (TimeoutException)
        {
            // What is said from now on is not its own.
        }

        return process.ExitCode;
    }
}
