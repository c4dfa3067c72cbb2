namespace Postvogn.Functions.Settings;

/// <summary>A line-of-business system that drops letters.</summary>
internal sealed record SourceSettings
{
    // The name of the system that sends what it drops.
    public required string System { get; init; }

    public ArrivalCheck Check { get; init; }
}

/// <summary>Who is asked, before a letter is sent, whether it can arrive (docs/adr/0042).</summary>
internal enum ArrivalCheck
{
    None,

    // Of whom it does not know, Digital Post.
    Index,

    // Digital Post.
    Fresh,
}
