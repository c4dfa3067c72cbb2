using Postvogn.Sandbox.Demo.Contacts;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Demo;

internal sealed record DemoResult
{
    public StoreKind Store { get; init; }

    public required DemoCount Count { get; init; }

    public TimeSpan Took { get; init; }

    public long PeakRssBytes { get; init; }

    /// <summary>Before its end, by whoever started it: what is open is not lost.</summary>
    public bool IsStopped { get; init; }

    public int Kills { get; init; }

    /// <summary>The letters that they hinted at were found again by Sweep.</summary>
    public int DeadLettered { get; init; }

    public IReadOnlyList<LetterLine> Letters { get; init; } = [];

    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];

    public int? TelemetryItems { get; init; }

    public string? KeptIn { get; init; }

    public ContactCount Contacts { get; init; } = new();

    public bool IsGood => !IsStopped && Count is { Lost: 0, Doubled: 0, Unexpected: 0 } && Contacts.Wrong == 0;
}

internal sealed record LetterLine
{
    public required string Letter { get; init; }

    public required string State { get; init; }

    public string? By { get; init; }

    public string? Code { get; init; }

    public string? Place { get; init; }

    public string? Message { get; init; }

    public string? Fix { get; init; }

    public string? Note { get; init; }
}
