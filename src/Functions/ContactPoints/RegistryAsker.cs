using Postvogn.DigitalPost;

namespace Postvogn.Functions.ContactPoints;

/// <summary>Who asks the system registry.</summary>
/// <param name="Client">The client that calls; borrowed.</param>
/// <param name="System">The name of its system.</param>
public sealed record RegistryAsker(DigitalPostClient Client, string System);
