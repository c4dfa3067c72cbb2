using Postvogn.DigitalPost;

namespace Postvogn.Functions.Telemetry;

/// <summary>An error code as a metric's dimension.</summary>
internal static class ErrorCodeTag
{
    public static string Of(string? code) => LoggedCode.Of(code) ?? "none";
}
