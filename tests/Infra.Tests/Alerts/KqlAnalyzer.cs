using Postvogn.Infra.Tests.App;
using Postvogn.Sandbox.NodePackages;

namespace Postvogn.Infra.Tests.Alerts;

/// <summary>
/// Judges queries with Kusto's own language service, which runs in Node.js, against the tables of Application Insights in a workspace.
/// </summary>
public static class KqlAnalyzer
{
    // https://learn.microsoft.com/azure/azure-monitor/app/data-model-complete: the columns that our queries may use.
    private const string Common =
        "TimeGenerated:datetime, OperationId:string, AppRoleName:string, Properties:dynamic, Type:string, ItemCount:int, "
        + "_ResourceId:string";

    private static readonly Dictionary<string, string> Tables = new(StringComparer.Ordinal)
    {
        ["AppTraces"] = $"{Common}, Message:string, SeverityLevel:int",
        ["AppMetrics"] = $"{Common}, Name:string, Sum:real, Min:real, Max:real",
        ["AppRequests"] = $"{Common}, Name:string, Success:bool, ResultCode:string, DurationMs:real",
        ["AppDependencies"] = $"{Common}, Name:string, Target:string, Success:bool, ResultCode:string, DurationMs:real",
        ["AppExceptions"] = $"{Common}, ExceptionType:string, OuterMessage:string, SeverityLevel:int",
    };

    private static readonly NpmNeeds Needs = new("The check of queries");
    private static readonly NpmInstallation Language = new(NpmInstallation.CacheOfUser, "@kusto/language-service-next@12.4.1",
        "Kusto.Language.Bridge.min.js", Needs.InstallAsync, TimeProvider.System);
    private static readonly Lazy<string?> MissingHere = new(() => Needs.Missing(Language));

    /// <summary>Why it cannot run here, or null.</summary>
    public static string? Missing => MissingHere.Value;

    /// <summary>The verdict on each query.</summary>
    public static async Task<IReadOnlyList<KqlVerdict>> AnalyzeAsync(IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        await Language.EnsureAsync(cancellationToken);
        return await NodeScript.RunAsync<List<KqlVerdict>>(Needs,
            "analyze.cjs", [Language.Entry], new { tables = Tables, queries }, cancellationToken);
    }
}
