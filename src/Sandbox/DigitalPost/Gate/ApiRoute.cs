namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One endpoint, under <c>/apis/v1</c>.</summary>
internal sealed record ApiRoute(string Method, string Pattern, ApiCall Call, CallerRole Role, RequestDelegate Answer);
