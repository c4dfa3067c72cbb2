using System.Diagnostics;
using System.Text;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.Samples;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>The page's commands are typed into two shells as they stand, in an empty folder with a PDF; only ports that are free are
/// chosen.</summary>
public sealed class When_your_first_system_is_followed : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly TemporaryFolder folder = new();

    [FactIfProgram("bash")]
    public async Task Should_come_to_every_end_that_the_page_speaks_of()
    {
        await File.WriteAllBytesAsync(folder["brev.pdf"], PdfLetter.All[0].Read());
        var blocks = BlocksOf("docs/your-first-system.md");
        using var limit = new CancellationTokenSource(Patience);
        using var sandbox = Shell(blocks[0]);
        try
        {
            await UntilItSaysAsync(sandbox, "Postvogn runs.", limit.Token);
            using var reader = Shell($"exec 2>&1\nset -e\n{string.Join('\n', blocks.Skip(1))}");
            var said = await EndAsync(reader, limit.Token);
            reader.ExitCode.ShouldBe(0, said);
            said.ShouldContain("Tak for brevet.");
            foreach (var state in new[] { "Completed", "Waiting", "Recalled", "HandedToPrint", "Printed" }) said.ShouldContain(state);
            var reply = Directory.GetFiles(folder["sandbox/store/inbox/socialforvaltningen"], "message.json", SearchOption.AllDirectories)
                .Select(File.ReadAllText).Single(text => text.Contains("SAG-2026-0417", StringComparison.Ordinal));
            reply.ShouldContain("socialforvaltningen/first.letter.json");
        }
        finally
        {
            sandbox.Kill(entireProcessTree: true);
            await sandbox.WaitForExitAsync();
        }
    }

    [Fact]
    public void Should_have_the_same_commands_in_both_languages() =>
        BlocksOf("docs/your-first-system.da.md").ShouldBe(BlocksOf("docs/your-first-system.md"));

    public void Dispose() => folder.Dispose();

    private static List<string> BlocksOf(string page) =>
    [
        .. File.ReadAllText(Repository.Find(page)!).Split("```bash\n").Skip(1)
            .Select(rest => rest[..rest.IndexOf("\n```", StringComparison.Ordinal)]),
    ];

    // `dotnet run` is that of the sandbox that is built already.
    private Process Shell(string commands)
    {
        var (dotnet, sandbox) = (Programs.Find("dotnet"), typeof(SandboxCommand).Assembly.Location);
        var script = $$"""
            dotnet() {
              [ "$1 $2 $3 $4" = 'run --project ../postvogn/src/Sandbox --' ] || exit 9
              shift 4
              case "$1" in --data) set -- "$@" --port 0 --digital-post-port 0 ;; esac
              '{{dotnet}}' '{{sandbox}}' "$@"
            }
            {{commands}}
            """;
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    private static async Task UntilItSaysAsync(Process process, string words, CancellationToken cancellationToken)
    {
        var said = "";
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            said += line + "\n";
            if (!line.Contains(words, StringComparison.Ordinal)) continue;
            // What is not read would stop it.
            _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
            return;
        }
        said.ShouldContain(words);
    }

    private static async Task<string> EndAsync(Process process, CancellationToken cancellationToken)
    {
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.BeginOutputReadLine();
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw new TimeoutException($"The commands of the page stand still after:\n{output}", late);
        }
        return output.ToString();
    }
}
