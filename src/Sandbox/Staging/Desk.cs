using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal sealed record Desk(ContactPoint Point, string Destination);
