namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Under <c>/apis/v1</c>.</summary>
internal sealed record ApiRoute(string Method, string Pattern, ApiCall Call, CallerRole Role, RequestDelegate Answer);
