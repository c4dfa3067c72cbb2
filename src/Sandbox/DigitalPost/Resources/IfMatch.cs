namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Exactly one version, bare or in quotes; no wildcard and no list (TI 2.6.3).</summary>
internal static class IfMatch
{
    public static long? Read(HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text.Length >= 2 && text[0] == '"' && text[^1] == '"')
            text = text[1..^1];
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
