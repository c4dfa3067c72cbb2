namespace Postvogn.Functions.Contacts;

internal sealed record LookupRequest
{
    // CPR numbers (10 digits) and CVR numbers (8 digits).
    public IReadOnlyList<string?>? Numbers { get; init; }

    // Whether Digital Post itself is asked; else the index and the changes since.
    public bool Fresh { get; init; }

    // How many, none of them.
    public override string ToString() => $"{Numbers?.Count ?? 0} numbers";
}
