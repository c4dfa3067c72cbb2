using System.Collections;
using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Telemetry;

/// <summary>The structured content of a step's log entry: <c>Step</c> and <c>Subject</c>, and <c>Transmission</c> when it is
/// told of a letter because of the transmission that carries it. The event id is the step's number, which an
/// attribute on a log method could not give.</summary>
internal sealed class StepReached(Step step, string subject, string? carriedBy = null) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly KeyValuePair<string, object?>[] fields =
    [
        new("Step", step.ToString()),
        new("Subject", subject),
        .. carriedBy is null ? Enumerable.Empty<KeyValuePair<string, object?>>() : [new("Transmission", carriedBy)],
        new("{OriginalFormat}", "{Step} {Subject}"),
    ];

    public int Count => fields.Length;

    public KeyValuePair<string, object?> this[int index] => fields[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => fields.AsEnumerable().GetEnumerator();

    public override string ToString() => $"{step} {subject}";

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
