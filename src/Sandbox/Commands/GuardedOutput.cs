namespace Postvogn.Sandbox.Commands;

/// <summary>Standard output that says what is wrong when it takes no more, as where it leads to a file on a full disk.</summary>
internal sealed class GuardedOutput(TextWriter output) : TextWriter(output.FormatProvider)
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Guard(() => output.Write(value));

    public override void Write(char[] buffer, int index, int count) => Guard(() => output.Write(buffer, index, count));

    public override void Write(string? value) => Guard(() => output.Write(value));

    public override void WriteLine(string? value) => Guard(() => output.WriteLine(value));

    public override void Flush() => Guard(output.Flush);

    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SandboxException(
                $"The output cannot be written: {fault.Message.TrimEnd('.')}. Let it lead where there is room.", fault);
        }
    }
}
