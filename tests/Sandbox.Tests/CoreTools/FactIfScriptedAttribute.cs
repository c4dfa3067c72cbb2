namespace Postvogn.Sandbox.Tests.CoreTools;

/// <summary>A test with the scripted Core Tools: they run on Node.js, and their processes are found by /proc.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfScriptedAttribute : FactAttribute
{
    public FactIfScriptedAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Processes are looked up in /proc, which is Linux's.";
        else if (Programs.Find("node") is null) Skip = "The program 'node' is not installed.";
    }
}
