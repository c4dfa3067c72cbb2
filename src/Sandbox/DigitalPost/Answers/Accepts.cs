using Microsoft.AspNetCore.Http;

namespace Postvogn.Sandbox.DigitalPost.Answers;

/// <summary>What an Accept header prefers.</summary>
internal static class Accepts
{
    /// <summary>Whether JSON is named, and no XML before it.</summary>
    public static bool Json(HttpRequest request)
    {
        var named = request.GetTypedHeaders().Accept
            .OrderByDescending(type => type.Quality ?? 1)
            .Select(type => type.SubType.Value)
            .FirstOrDefault(subtype => subtype is "json" or "xml");
        return named == "json";
    }
}
