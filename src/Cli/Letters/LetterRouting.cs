using Postvogn.Drops;
using Postvogn.Drops.Routing;

namespace Postvogn.Cli.Letters;

/// <summary>Where received letters would go, and why.</summary>
internal sealed class LetterRouting(LetterSource source)
{
    private readonly List<RoutedLetter> letters = [];
    private readonly List<Unread> unread = [];

    /// <summary>With rules that cannot be read, no letter is: what they would say is not known.</summary>
    public async Task<RouteResult> RunAsync(InputList input, string rules, CancellationToken cancellationToken)
    {
        if (await ReadAsync(rules, cancellationToken) is { } table)
        {
            unread.AddRange(input.Unread);
            foreach (var file in input.Files)
                await RouteAsync(file, table, cancellationToken);
        }

        return new() { Routed = letters, Unread = unread };
    }

    private async Task<RoutingTable?> ReadAsync(string rules, CancellationToken cancellationToken)
    {
        try
        {
            await using var content = source.Open(rules);
            var (table, problems) = await RoutingFile.ReadAsync(content, cancellationToken);
            unread.AddRange(problems.Select(problem => Unread.Of(rules, problem)));
            return problems.Count == 0 ? table : null;
        }
        catch (Exception fault) when (Unread.Of(rules, fault) is { } why)
        {
            unread.Add(why);
            return null;
        }
    }

    private async Task RouteAsync(string file, RoutingTable table, CancellationToken cancellationToken)
    {
        var reading = new LetterName(file);
        try
        {
            await source.ReadAsync(
                file,
                async (name, letter) =>
                {
                    reading = name;
                    if (letter.Findings.Count > 0)
                        throw new DropException(letter.Findings);
                    await using var reader = new MemoReader(letter.Memo, MemoReaderOptions.Tolerant);
                    letters.Add(RoutedLetter.Of(name, await reader.ReadHeaderAsync(cancellationToken), table));
                },
                cancellationToken);
        }
        catch (MemoFormatException broken)
        {
            unread.Add(Unread.Of(reading, broken.Finding));
        }
        catch (DropException refused)
        {
            unread.Add(Unread.Of(reading, refused.Findings[0]));
        }
        catch (Exception fault) when (Unread.Of(file, fault) is { } why)
        {
            unread.Add(why);
        }
    }
}
