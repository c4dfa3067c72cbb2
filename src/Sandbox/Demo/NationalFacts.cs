namespace Postvogn.Sandbox.Demo;

/// <summary>What the stand-in for Digital Post saw, as far as the demo counts it.</summary>
/// <param name="Transmissions">How many POSTs with letters it took in.</param>
/// <param name="Letters">Each letter of each transmission, with its business receipt.</param>
/// <param name="Replies">Each letter that it handed to a recipient system.</param>
internal sealed record NationalFacts(int Transmissions, IReadOnlyList<TakenLetter> Letters, IReadOnlyList<HandedLetter> Replies);

/// <summary>A letter that Digital Post took in, in one transmission.</summary>
/// <param name="MessageUuid">Its messageUUID.</param>
/// <param name="Sha256">The SHA-256 of its MeMo, lower-case hex.</param>
/// <param name="Completed">Whether its business receipt says COMPLETED.</param>
/// <param name="Code">The errorCode of its business receipt.</param>
internal sealed record TakenLetter(Guid MessageUuid, string Sha256, bool Completed, string? Code)
{
    /// <summary>The SHA-256 of each of its files; read only for a letter that was dropped as a package.</summary>
    public IReadOnlyList<string> FileSha256 { get; init; } = [];
}

/// <summary>A letter that Digital Post handed to one of our recipient systems.</summary>
/// <param name="MessageUuid">Its messageUUID.</param>
/// <param name="Times">How often it was handed over and taken.</param>
/// <param name="PositiveReceipts">How many business receipts without an error came back.</param>
internal sealed record HandedLetter(Guid MessageUuid, int Times, int PositiveReceipts);
