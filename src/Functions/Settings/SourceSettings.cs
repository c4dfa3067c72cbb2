using Postvogn.Drops.Packages;

namespace Postvogn.Functions.Settings;

/// <summary>A line-of-business system that drops letters.</summary>
internal sealed record SourceSettings
{
    // The name of the system that sends what it drops.
    public required string System { get; init; }

    // Where replies to its letters go; null: see PostvognSettings.DestinationOfReplies.
    public string? Destination { get; init; }

    // A contactPointID: where Digital Post sends replies to a package that names none.
    public string? ReplyContactPoint { get; init; }

    // What cannot arrive goes to a print provider.
    public bool Print { get; init; }

    // So does what has been without any answer for so long, although it may have arrived; null: never.
    public TimeSpan? PrintAfter { get; init; }

    public ArrivalCheck Check { get; init; }

    // What its packages leave out; null: nothing.
    public PackageTemplate? Template { get; init; }
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
