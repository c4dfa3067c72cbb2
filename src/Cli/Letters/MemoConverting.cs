using Postvogn.Cli.Files;

namespace Postvogn.Cli.Letters;

internal sealed class MemoConverting(LetterSource source)
{
    /// <summary>The letter is put in its place when it is whole, even when something was lost on the way.</summary>
    public async Task<ConvertResult> RunAsync(
        string input, MemoVersion to, (string Path, bool Force) output, CancellationToken cancellationToken)
    {
        if (LetterSource.WhyMissing(input) is { } reason)
            return new() { Unread = [Unread.Of(input, reason)] };

        await using var file = new PendingFile(output.Path, output.Force, source.StandardOutput);
        try
        {
            await using var content = source.Open(input);
            var done = await MemoConverter.ConvertAsync(content, file.Content, to, cancellationToken);
            var length = file.Content.Length;
            await file.PlaceAsync(cancellationToken);
            return new()
            {
                Output = output.Path,
                Length = length,
                From = MemoWords.Of(done.From),
                To = MemoWords.Of(done.To),
                Lost = done.Lost,
            };
        }
        catch (MemoFormatException broken)
        {
            return new() { Unread = [Unread.Of(new LetterName(input), broken.Finding)] };
        }
    }
}

internal sealed record ConvertResult : ToolResult
{
    public string? Output { get; init; }

    public long Length { get; init; }

    public string? From { get; init; }

    public string? To { get; init; }

    /// <summary>The path of each element that the version has no place for. With any, the exit code is 1.</summary>
    public IReadOnlyList<string> Lost { get; init; } = [];

    protected override bool IsFine => Lost.Count == 0;
}
