using Microsoft.AspNetCore.Http;
using Postvogn.Sandbox.DigitalPost.Authentication;
using Postvogn.Sandbox.DigitalPost.Faults;

namespace Postvogn.Sandbox.DigitalPost.Gate;

/// <summary>One endpoint: where it lies under <c>/apis/v1</c>, who may use it and what answers it.</summary>
internal sealed record ApiRoute(string Method, string Pattern, ApiCall Call, CallerRole Role, RequestDelegate Answer);
