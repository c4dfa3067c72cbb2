namespace Postvogn.Functions.Receiving;

/// <summary>What clamd answers to INSTREAM (clamd(8)): <c>stream: OK</c>, <c>stream: {name} FOUND</c>, or words that end in
/// <c>ERROR</c>.</summary>
internal static class ClamdAnswer
{
    private const int MostWords = 200;
    private const string Clean = "stream: OK";
    private const string Stream = "stream: ";
    private const string Found = " FOUND";
    private const string TooLong = "INSTREAM size limit exceeded";

    // How clamd begins the names of its own limits, when AlertExceedsMax has it say that it stopped at one.
    private const string Limit = "Heuristics.Limits.Exceeded";

    // Without the zero at the answer's end.
    public static ScanResult Read(string answer)
    {
        if (answer == Clean) return ScanResult.Clean;
        if (answer.StartsWith(Stream, StringComparison.Ordinal) && answer.EndsWith(Found, StringComparison.Ordinal))
            return Named(Words(answer[Stream.Length..^Found.Length]));
        return answer.StartsWith(TooLong, StringComparison.Ordinal)
            ? new ScanResult(ScanVerdict.TooLarge, "it is larger than StreamMaxLength")
            : ScanResult.NotScanned($"clamd answered '{Words(answer)}'");
    }

    private static ScanResult Named(string name) =>
        new(name.StartsWith(Limit, StringComparison.Ordinal) ? ScanVerdict.TooLarge : ScanVerdict.Infected, name);

    private static string Words(string text) => string.Concat(text.Where(c => c is >= ' ' and <= '~').Take(MostWords));
}
