using System.Diagnostics;
using Postvogn.Testing;

namespace Postvogn.MeMo.Tests.Official;

/// <summary>The engine of libxml2, which shares no line with ours.</summary>
internal static class Xmllint
{
    private const int AtATime = 250;

    public static string? Missing =>
        OfficialMemo.Missing ?? (Programs.Find("xmllint") is null ? "The program 'xmllint' is not installed." : null);

    /// <summary>Of each message its refusal, or null.</summary>
    public static async Task<IReadOnlyList<string?>> RefusalsAsync(IReadOnlyList<(byte[] Xml, MemoVersion Version)> messages)
    {
        using var folder = new TemporaryFolder();
        var refusals = new string?[messages.Count];
        foreach (var group in messages.Select((message, number) => (message, number)).GroupBy(one => one.message.Version))
        {
            foreach (var some in group.Chunk(AtATime))
            {
                foreach (var (message, number) in some)
                    await File.WriteAllBytesAsync(folder[$"{number}.xml"], message.Xml);
                var said = await RunAsync(OfficialSchema.PathOf(group.Key), folder.Path, some.Select(one => $"{one.number}.xml"));
                var fine = said.Where(line => line.EndsWith(" validates", StringComparison.Ordinal))
                    .Select(line => line.Split('.')[0]).ToHashSet(StringComparer.Ordinal);
                foreach (var (_, number) in some.Where(one => !fine.Contains($"{one.number}")))
                    refusals[number] = said.FirstOrDefault(line => line.StartsWith($"{number}.xml", StringComparison.Ordinal)) ?? "refused";
            }
        }

        return refusals;
    }

    private static async Task<string[]> RunAsync(string schema, string folder, IEnumerable<string> files)
    {
        var start = new ProcessStartInfo(Programs.Find("xmllint")!, ["--noout", "--nonet", "--schema", schema, .. files])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Split('\n');
    }
}
