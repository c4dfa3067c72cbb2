namespace Postvogn.Sandbox.Demo;

internal sealed record NationalFacts(int Transmissions, IReadOnlyList<TakenLetter> Letters, IReadOnlyList<HandedLetter> Replies);

/// <summary>In one transmission, with its business receipt.</summary>
internal sealed record TakenLetter(Guid MessageUuid, string Sha256, bool Completed, string? Code)
{
    /// <summary>Read only for a letter that was dropped as a package.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}

/// <summary>A letter that Digital Post handed to one of our recipient systems, and the receipts without an error that came back.</summary>
internal sealed record HandedLetter(Guid MessageUuid, int Times, int PositiveReceipts);
