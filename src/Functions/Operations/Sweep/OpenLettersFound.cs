namespace Postvogn.Functions.Operations;

/// <summary>What Sweep found out about the letters that are open.</summary>
/// <param name="Open">How many are.</param>
/// <param name="Oldest">How long the oldest has been; zero if none is.</param>
/// <param name="Outstanding">How many were sent and have had no final receipt for longer than Sweep waits.</param>
internal sealed record OpenLettersFound(int Open, TimeSpan Oldest, int Outstanding);
