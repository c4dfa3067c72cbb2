using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

/// <summary>A contact point of the municipality, and the folder of the inbox that its letters belong in.</summary>
internal sealed record Desk(ContactPoint Point, string Destination);
