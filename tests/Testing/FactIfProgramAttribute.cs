namespace Postvogn.Testing;

/// <summary>A test that needs a program of the machine (xz, sshd); skipped, with the reason, where it is not found on the PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfProgramAttribute : FactAttribute
{
    public FactIfProgramAttribute(string program)
    {
        Program = program;
        if (Programs.Find(program) is null)
            Skip = $"The program '{program}' is not installed.";
    }

    public string Program { get; }
}
