namespace Postvogn.MeMo.Reading;

/// <summary>A hostile message could have millions; nobody reads more than a thousand, of which the last says how many more there
/// are.</summary>
internal sealed class FindingList
{
    public const int Most = 1000;

    // Beyond, the judging ends.
    private const int MostCounted = 10_000;

    private readonly List<Finding> findings = [];
    private int count;

    public Action? WhenFull { get; set; }

    public bool IsFull => count >= MostCounted;

    public void Add(Finding finding)
    {
        count++;
        if (count <= Most)
            findings.Add(finding);
        if (count == MostCounted)
            WhenFull?.Invoke();
    }

    // Those of one place in the order in which they were found.
    public IReadOnlyList<Finding> InOrder()
    {
        Finding[] ordered = [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
        if (count > Most)
            ordered[^1] = Closing(ordered[^1].Code, ordered[^1].Status);
        return ordered;
    }

    private Finding Closing(string code, ReceiptStatus status)
    {
        var more = $"There are {count - Most + 1} findings more";
        return new()
        {
            Code = code,
            Status = status,
            Path = "/",
            Message = IsFull ? $"{more}; what follows them was not judged." : $"{more}.",
            Fix = "Correct what is named here first; most of the others have the same cause.",
        };
    }
}
