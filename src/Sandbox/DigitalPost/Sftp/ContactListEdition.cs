namespace Postvogn.Sandbox.DigitalPost.Sftp;

/// <summary>How a list of contacts is made.</summary>
public sealed record ContactListEdition
{
    /// <summary>When it says that it was created; <see langword="null"/> (the default) for now, by the service's clock.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Whether it breaks off in the middle of a row. The default is <see langword="false"/>.</summary>
    public bool IsTruncated { get; init; }
}
