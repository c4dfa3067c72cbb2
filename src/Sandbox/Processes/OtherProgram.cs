namespace Postvogn.Sandbox.Processes;

internal static class OtherProgram
{
    public static string Script(string name)
    {
        using var script = new StreamReader(typeof(OtherProgram).Assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }

    public static ProcessStartInfo Prepare(string program, IEnumerable<string> arguments, string folder = "") => new(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    // To its end, without input.
    public static async Task<(int ExitCode, string Errors)> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = await process.StandardError.ReadToEndAsync(cancellationToken);
            await output;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
