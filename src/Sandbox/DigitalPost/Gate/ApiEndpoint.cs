using Postvogn.Sandbox.DigitalPost.Authentication;
using Postvogn.Sandbox.DigitalPost.Faults;

namespace Postvogn.Sandbox.DigitalPost.Gate;

/// <summary>What an endpoint is called in the ledger, and who may use it.</summary>
internal sealed record ApiEndpoint(ApiCall Call, CallerRole Role);
