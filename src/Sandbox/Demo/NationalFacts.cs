namespace Postvogn.Sandbox.Demo;

internal sealed record NationalFacts(int Transmissions, IReadOnlyList<TakenLetter> Letters, IReadOnlyList<HandedLetter> Replies);

/// <summary>Completed: validated (TI 10.8); what became of it then says <see cref="Fate"/>.</summary>
internal sealed record TakenLetter(Guid MessageUuid, string Sha256, bool Completed, string? Code)
{
    public IReadOnlyList<string> FileSha256 { get; init; } = [];

    public Fate Fate { get; init; }
}

internal enum Fate
{
    /// <summary>The recipient has it.</summary>
    Delivered,

    /// <summary>Its day is still to come.</summary>
    Waiting,

    /// <summary>Before its day.</summary>
    Recalled,
}

/// <summary>The hash is that of the bytes that were handed over.</summary>
internal sealed record HandedLetter(Guid MessageUuid, string Sha256, int Times, int PositiveReceipts);
