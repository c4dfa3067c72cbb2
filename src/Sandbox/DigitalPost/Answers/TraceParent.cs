namespace Postvogn.Sandbox.DigitalPost;

internal static class TraceParent
{
    private const string Name = "traceparent";

    /// <summary>Support asks for the W3C trace header (TI 13.4.5); a trace that the caller began goes on.</summary>
    public static void Mark(HttpContext context)
    {
        var isBegun = ActivityContext.TryParse(context.Request.Headers[Name], null, out var begun);
        var trace = isBegun ? begun.TraceId : ActivityTraceId.CreateRandom();
        context.Response.Headers[Name] = $"00-{trace}-{ActivitySpanId.CreateRandom()}-01";
    }

    public static string Of(HttpContext context) => context.Response.Headers[Name].ToString();
}
