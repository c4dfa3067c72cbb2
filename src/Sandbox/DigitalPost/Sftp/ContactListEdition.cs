namespace Postvogn.Sandbox.DigitalPost;

internal sealed record ContactListEdition
{
    // Null for now, by the service's clock.
    public DateTimeOffset? CreatedAt { get; init; }

    // Breaks off in the middle of a row.
    public bool IsTruncated { get; init; }
}
