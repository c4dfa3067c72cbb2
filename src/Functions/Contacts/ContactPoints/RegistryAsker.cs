using Postvogn.DigitalPost;

namespace Postvogn.Functions.Contacts;

internal sealed record RegistryAsker(DigitalPostClient Client, string System);
