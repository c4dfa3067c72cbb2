using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>Who asks the system registry.</summary>
/// <param name="Client">The client that calls; borrowed.</param>
/// <param name="System">The name of its system.</param>
internal sealed record RegistryAsker(DigitalPostClient Client, string System);
