namespace Postvogn.Sandbox.Processes;

/// <summary>A program that ends with whoever started it, however that ends. On Unix a shell becomes the program, under the same process id,
/// and leaves one beside it that waits for the other end of the program's input to close. On Windows it is started as it is.</summary>
internal static class Bound
{
    // The system closes the owner's end; a line means that the program ended first, and its id may be another's by now.
    private const string Script = """
        exec 3<&0 </dev/null
        { read -r _ <&3 || kill -9 $$; } >/dev/null 2>&1 &
        exec 3<&- "$@"
        """;

    /// <summary>With output and errors for the caller to read.</summary>
    public static ProcessStartInfo Start(string program, IEnumerable<string> arguments, string folder) =>
        // What is not there must fail at its start, not as a shell that says so.
        OperatingSystem.IsWindows() || !IsThere(program, folder)
            ? OtherProgram.Prepare(program, arguments, folder)
            : OtherProgram.Prepare("/bin/sh", ["-c", Script, "sh", program, .. arguments], folder);

    private static bool IsThere(string program, string folder) =>
        program.Contains('/', StringComparison.Ordinal) ? File.Exists(Path.Combine(folder, program)) : ProgramPath.Find(program) is not null;

    /// <summary>Once the program has ended.</summary>
    public static void Release(Process process)
    {
        try
        {
            process.StandardInput.WriteLine();
        }
        catch (IOException)
        {
            // What waited is gone too.
        }
    }
}
