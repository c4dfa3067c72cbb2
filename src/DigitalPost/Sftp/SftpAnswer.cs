namespace Postvogn.DigitalPost;

/// <summary>A value: nothing that the network or the server does is an exception.</summary>
public sealed record SftpAnswer<T>
{
    /// <summary>What became of it.</summary>
    public required SftpOutcome Outcome { get; init; }

    /// <summary>Of a call over many files, what was done before it failed.</summary>
    public T? Value { get; init; }

    /// <summary>What went wrong and what to do. Holds no key and no content: safe to log.</summary>
    public string? Cause { get; init; }

    /// <summary>Whether all is done.</summary>
    public bool Succeeded => Outcome == SftpOutcome.Done;
}
