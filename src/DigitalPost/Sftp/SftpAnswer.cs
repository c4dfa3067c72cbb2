namespace Postvogn.DigitalPost;

/// <summary>What one SFTP call came to. A value: nothing that the network or the server does is an exception.</summary>
/// <typeparam name="T">What the call gives.</typeparam>
public sealed record SftpAnswer<T>
{
    /// <summary>What became of the call.</summary>
    public required SftpOutcome Outcome { get; init; }

    /// <summary>What the call gives; of a call over many files, what was done before it failed. Null when there is nothing.</summary>
    public T? Value { get; init; }

    /// <summary>What went wrong and what to do, with the client's words. Holds no key and no content: safe to log.</summary>
    public string? Cause { get; init; }

    /// <summary>True when all of it is done.</summary>
    public bool Succeeded => Outcome == SftpOutcome.Done;
}
