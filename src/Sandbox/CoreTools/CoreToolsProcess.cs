using System.ComponentModel;
using System.Text.RegularExpressions;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

/// <summary>It ends with its owner, however that ends (func.js).</summary>
internal sealed partial class CoreToolsProcess : IAsyncDisposable
{
    // func.js kills it before; this is for when func.js itself does not obey.
    private static readonly TimeSpan EndLimit = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly TimeProvider clock;
    private readonly LastLines lastLines = new(12);

    private CoreToolsProcess(ProcessStartInfo start, Action<string> hear, TimeProvider clock)
    {
        this.clock = clock;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;

        void Hear(object sender, DataReceivedEventArgs line)
        {
            if (string.IsNullOrWhiteSpace(line.Data)) return;
            var plain = Colour().Replace(line.Data, "");
            lastLines.Add(plain);
            hear(plain);
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

    [GeneratedRegex(@"\x1B\[[0-9;]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();

    private async Task<int> WaitForExitAsync()
    {
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
