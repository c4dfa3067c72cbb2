namespace Postvogn.Sandbox.Memo;

/// <summary>What <c>memo convert</c> has done.</summary>
internal sealed record ConvertResult : ToolResult
{
    /// <summary>The file; null when nothing was written.</summary>
    public string? Output { get; init; }

    /// <summary>Its length in bytes.</summary>
    public long Length { get; init; }

    /// <summary>The version that the letter had: <c>1.1</c> or <c>1.2</c>.</summary>
    public string? From { get; init; }

    /// <summary>The version that it has now.</summary>
    public string? To { get; init; }

    /// <summary>The path of each element that the version has no place for and that is gone. With any, the exit code is 1.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    /// <inheritdoc/>
    protected override bool IsFine => Lost.Count == 0;
}
