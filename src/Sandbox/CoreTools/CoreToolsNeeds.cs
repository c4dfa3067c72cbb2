using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

internal static class CoreToolsNeeds
{
    private const string Variable = "POSTVOGN_FUNC";
    private const string Instead = "The sandbox runs without it, with --host sandbox.";

    public static string? Missing =>
        ProgramPath.Find("node") is null
            ? "Core Tools are started by Node.js, and there is no program node on the PATH. Install Node.js 20 or later "
                + $"(https://nodejs.org). {Instead}"
        : Find() is not null ? null
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? $"{Variable} names {given}, and there is no such program. Name Azure Functions Core Tools' func, or leave it out. {Instead}"
            : "Azure Functions Core Tools are needed, and there is no program func on the PATH. Install version 4 "
                + $"(https://aka.ms/azfunc-install), or name the program with {Variable}. {Instead}";

    public static CoreToolsPrograms Require() => Missing is { } why
        ? throw new FunctionsHostException(why)
        : new CoreToolsPrograms(ProgramPath.Find("node")!, Find()!);

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } given ? ProgramPath.Find("func")
        : File.Exists(given) ? Path.GetFullPath(given)
        : ProgramPath.Find(given);
}

internal sealed record CoreToolsPrograms(string Node, string Func);
