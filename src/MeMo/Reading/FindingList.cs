namespace Postvogn.MeMo.Reading;

/// <summary>A hostile message could have millions; nobody reads more than a thousand.</summary>
internal sealed class FindingList
{
    public const int Most = 1000;

    private readonly List<Finding> findings = [];

    public Action? WhenFull { get; set; }

    public bool IsFull => findings.Count == Most;

    public void Add(Finding finding)
    {
        if (!IsFull)
            findings.Add(finding);
        if (IsFull)
            WhenFull?.Invoke();
    }

    // Those of one place in the order in which they were found.
    public IReadOnlyList<Finding> InOrder() => [.. findings.OrderBy(finding => finding.Line).ThenBy(finding => finding.Column)];
}
