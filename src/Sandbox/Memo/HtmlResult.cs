namespace Postvogn.Sandbox.Memo;

/// <summary>What <c>html check</c> found.</summary>
internal sealed record HtmlResult : ToolResult
{
    /// <summary>The file, as it was named.</summary>
    public required string File { get; init; }

    /// <summary><c>STRICT</c> or <c>LENIENT</c>.</summary>
    public required string Policy { get; init; }

    /// <summary>Digital Post's answer: <c>html.validator.approved</c> or <c>html.validator.rejected</c>; null when the file could not be read.</summary>
    public string? Code { get; init; }
}
