using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>Makes the <c>sys</c> entry that every envelope's metadata has.</summary>
internal static class SystemMetadata
{
    public static JsonObject For(string function, HostContext context) => new()
    {
        ["MethodName"] = function,
        ["UtcNow"] = context.Clock.GetUtcNow().UtcDateTime.ToString("O"),
        ["RandGuid"] = context.NewId().ToString(),
    };
}
