namespace Postvogn.Sandbox.Demo;

internal sealed record NationalFacts(int Transmissions, IReadOnlyList<TakenLetter> Letters, IReadOnlyList<HandedLetter> Replies);

internal sealed record TakenLetter(Guid MessageUuid, string Sha256, bool Completed, string? Code)
{
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}

/// <summary>The hash is that of the bytes that were handed over.</summary>
internal sealed record HandedLetter(Guid MessageUuid, string Sha256, int Times, int PositiveReceipts);
