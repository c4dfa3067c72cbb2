using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record DemoResult
{
    public StoreKind Store { get; init; }

    public required DemoCount Count { get; init; }

    /// <summary>From the first drop until everything was at rest.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>Of the app process, over all its restarts.</summary>
    public required long PeakRssBytes { get; init; }

    public int Kills { get; init; }

    /// <summary>Queue messages that were given up; the letters that they hinted at were found again by Sweep.</summary>
    public int DeadLettered { get; init; }

    /// <summary>Of the user's own folder; empty for made letters.</summary>
    public IReadOnlyList<LetterLine> Letters { get; init; } = [];

    /// <summary>Null if the app was not to send any.</summary>
    public int? TelemetryItems { get; init; }

    public string? KeptIn { get; init; }

    public required ContactCount Contacts { get; init; }

    public bool IsGood => Count is { Lost: 0, Doubled: 0, Unexpected: 0 } && Contacts.Wrong == 0;
}

internal sealed record LetterLine
{
    /// <summary>The file that it came in; with the messageUUID for a letter of an archive.</summary>
    public required string Letter { get; init; }

    /// <summary>The final state, or Open.</summary>
    public required string State { get; init; }

    public string? By { get; init; }

    public string? Code { get; init; }

    /// <summary>Where in the letter the broken rule was found.</summary>
    public string? Place { get; init; }

    public string? Message { get; init; }

    public string? Fix { get; init; }
}
