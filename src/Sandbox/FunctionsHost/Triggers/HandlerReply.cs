using System.Text.Json.Nodes;

namespace Postvogn.Sandbox.FunctionsHost.Triggers;

/// <summary>A readable answer of the app to a trigger call.</summary>
internal sealed record HandlerReply(JsonObject? Outputs, IReadOnlyList<string> Logs, JsonNode? ReturnValue);
