namespace Postvogn.Functions.Contacts;

/// <summary>The body of <c>POST /api/contacts/lookup</c>.</summary>
internal sealed record LookupRequest
{
    /// <summary>CPR numbers (10 digits) and CVR numbers (8 digits), 100,000 at most.</summary>
    public IReadOnlyList<string?>? Numbers { get; init; }

    /// <summary>Whether Digital Post itself is asked; false (the default): the index and the changes since.</summary>
    public bool Fresh { get; init; }

    /// <summary>How many numbers, none of them.</summary>
    public override string ToString() => $"{Numbers?.Count ?? 0} numbers";
}
