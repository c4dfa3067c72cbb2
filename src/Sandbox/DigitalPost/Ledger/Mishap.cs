namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>The stand-in itself went wrong: a fault of the sandbox, never of a caller. A run with one proves nothing.</summary>
/// <param name="Where">Which part of the service.</param>
/// <param name="What">The type of the exception and its message.</param>
public sealed record Mishap(string Where, string What) : LedgerEntry;
