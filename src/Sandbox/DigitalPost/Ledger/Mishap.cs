namespace Postvogn.Sandbox.DigitalPost;

/// <summary>A fault of the sandbox, never of a caller: a run with one proves nothing.</summary>
internal sealed record Mishap(string Where, string What) : LedgerEntry;
