using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

/// <summary>A finished run.</summary>
internal sealed record DemoResult
{
    /// <summary>What stood in for Blob Storage.</summary>
    public StoreKind Store { get; init; }

    /// <summary>What was counted.</summary>
    public required DemoCount Count { get; init; }

    /// <summary>How long it took, from the first drop until everything was at rest.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>The most memory that the app process ever had resident, in bytes.</summary>
    public required long PeakRssBytes { get; init; }

    /// <summary>How often the app process was killed.</summary>
    public int Kills { get; init; }

    /// <summary>Queue messages that were given up; the letters that they hinted at were found again by Sweep.</summary>
    public int DeadLettered { get; init; }

    /// <summary>What became of each letter of the user's own folder; empty for made letters.</summary>
    public IReadOnlyList<LetterLine> Letters { get; init; } = [];

    /// <summary>How many items of telemetry the app sent; null if it was not to send any.</summary>
    public int? TelemetryItems { get; init; }

    /// <summary>Where the run's files lie, when they are kept.</summary>
    public string? KeptIn { get; init; }

    /// <summary>What was counted of contacts.</summary>
    public required ContactCount Contacts { get; init; }

    /// <summary>Whether nothing was lost, doubled or unexpected, and every answer about contacts was right.</summary>
    public bool IsGood => Count is { Lost: 0, Doubled: 0, Unexpected: 0 } && Contacts.Wrong == 0;
}

/// <summary>What became of one letter.</summary>
internal sealed record LetterLine
{
    /// <summary>The file that it came in; with the messageUUID for a letter of an archive.</summary>
    public required string Letter { get; init; }

    /// <summary>The final state, or Open.</summary>
    public required string State { get; init; }

    /// <summary>Who refused it.</summary>
    public string? By { get; init; }

    /// <summary>The code of the refusal.</summary>
    public string? Code { get; init; }

    /// <summary>Where in the letter the broken rule was found.</summary>
    public string? Place { get; init; }

    /// <summary>The reason in words.</summary>
    public string? Message { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Fix { get; init; }
}
