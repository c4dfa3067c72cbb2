namespace Postvogn.DigitalPost;

internal static class ResponseHeaders
{
    /// <summary>As TI 13.4.5 shows it; a text of another form is dropped.</summary>
    public static string? TraceParent(HttpResponseMessage response) =>
        First(response, "traceparent") is { Length: <= 128 } text && text.All(c => char.IsAsciiHexDigitLower(c) || c == '-') ? text : null;

    /// <summary>In seconds or as a point in time.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider clock) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > clock.GetUtcNow() => date - clock.GetUtcNow(),
        { Date: not null } => TimeSpan.Zero,
        _ => null,
    };

    /// <summary>Not negative: a gateway that does not know says -1.</summary>
    public static int? Number(HttpResponseMessage response, string name) =>
        int.TryParse(First(response, name), out var number) && number >= 0 ? number : null;

    private static string? First(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.First() : null;
}
