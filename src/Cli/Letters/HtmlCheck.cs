namespace Postvogn.Cli.Letters;

/// <summary>Says what Digital Post would say.</summary>
internal sealed class HtmlCheck(LetterSource source)
{
    public async Task<HtmlResult> RunAsync(string file, HtmlPolicy policy, CancellationToken cancellationToken)
    {
        var result = new HtmlResult { File = file, Policy = policy.ToString().ToUpperInvariant() };
        try
        {
            await using var content = source.Open(file);
            var report = await HtmlChecker.CheckAsync(content, policy, cancellationToken);
            if (report.IsTooLarge)
                return result with { Unread = [Unread.Of(new LetterName(file), report.Findings[0])] };
            var findings = report.Findings.Select(finding => FileFinding.Of(new LetterName(file), finding));
            return result with { Code = report.ToAnswer().Code, Findings = [.. findings] };
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } unread)
        {
            return result with { Unread = [unread] };
        }
    }
}

internal sealed record HtmlResult : ToolResult
{
    public required string File { get; init; }

    public required string Policy { get; init; }

    /// <summary>Digital Post's, for approved or rejected; null when the file could not be read.</summary>
    public string? Code { get; init; }
}
