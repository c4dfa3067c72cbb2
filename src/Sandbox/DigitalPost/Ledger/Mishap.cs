namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The stand-in itself went wrong: a fault of the sandbox, never of a caller. A run with one proves nothing.</summary>
internal sealed record Mishap(string Where, string What) : LedgerEntry;
