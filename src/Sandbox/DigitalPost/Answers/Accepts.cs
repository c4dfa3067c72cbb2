namespace Postvogn.Sandbox.DigitalPost;

internal static class Accepts
{
    /// <summary>JSON, and no XML before it.</summary>
    public static bool Json(HttpRequest request)
    {
        var named = request.GetTypedHeaders().Accept
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type.SubType.Value)
            .FirstOrDefault(subtype => subtype is "json" or "xml");
        return named == "json";
    }
}
