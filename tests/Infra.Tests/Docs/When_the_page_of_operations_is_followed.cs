using System.Diagnostics;
using System.Text.RegularExpressions;
using Postvogn.Infra.Tests.App;
using Postvogn.Testing;

namespace Postvogn.Infra.Tests.Docs;

/// <summary>
/// Every block of commands of docs/operations.md, and after it of the page of checks, from top to bottom in one shell, with scripted
/// programs in place of those that reach out: each variable is set before it is used, each file is made before it is read.
/// </summary>
public sealed partial class When_the_page_of_operations_is_followed : IDisposable
{
    private static readonly string[] Pages = ["docs/operations.md", "docs/first-deployment-checks.md"];

    private static readonly string[] Programs =
        ["az", "azd", "gh", "dotnet", "curl", "openssl", "shred", "ssh-keygen", "sleep",
        "eng/bicep.sh", "eng/snapshot-bicep.sh", "eng/deploy-infrastructure.sh", "eng/package.sh", "eng/deploy-package.sh"];

    // What the reader has: files of others, and those of the repository.
    private static readonly string[] Given =
        ["oces-test.p12", "issuers.pem", "brev.pdf", "digital-post-test.cer", "infra-bicep/setup.example.bicepparam",
        "infra-bicep/main.test.bicepparam"];

    // The shell that runs the tests may have them.
    private static readonly string[] Variables =
        ["GROUP", "APP", "HOST", "ME", "ACCOUNT", "VAULT", "SUBSCRIPTION", "KEY", "ID", "TRIAL", "TOPIC", "WORKSPACE", "SYSTEM", "SITE"];

    // What a program is told to read must be there; what it is told to write is made. A query has an answer.
    private const string Program = """
        #!/bin/bash
        printf '%s\n' "${0##*/} $*" >> "$CALLS"
        before=
        for word in "$@"; do
          case "$before" in
            --parameters)
              case "$word" in *.bicepparam) [ -e "$word" ] || { echo "$word is not there" >&2; exit 3; } ;; esac ;;
            -in|--file|-certfile)
              case "$*" in *download*) : > "$word" ;; *) [ -e "$word" ] || { echo "$word is not there" >&2; exit 3; } ;; esac ;;
            -out|-o|-f) : > "$word" ;;
            --query) echo answer ;;
          esac
          before=$word
        done
        case "$*" in *--input*) cat > /dev/null ;; esac
        case "${0##*/}" in
          shred) [ ! -e "$2" ] || rm "$2" ;;
          openssl) echo subject issuer ;;
          ssh-keygen) : > postvogn-test.pub ;;
          azd) case "$*" in 'env get-value '*) echo answer ;; esac ;;
          package.sh) mkdir -p artifacts; : > artifacts/postvogn.zip ;;
        esac
        """;

    private readonly TemporaryFolder folder = new();

    [FactIfProgram("bash")]
    public async Task Should_find_every_variable_set_and_every_file_made()
    {
        foreach (var program in Programs) Write(program, Program, executable: true);
        foreach (var given in Given) Write(given, "");
        Write("page.sh", string.Join('\n', Pages.SelectMany(page => Blocks(Checkout.Read(page))).Prepend("set -euo pipefail")));

        var (code, error) = await RunAsync();

        error.ShouldBe("");
        code.ShouldBe(0);
        var calls = await File.ReadAllLinesAsync(folder["calls"]);
        calls.Length.ShouldBeGreaterThan(30);
        calls.ShouldContain(call => call.StartsWith("az keyvault certificate import", StringComparison.Ordinal)
            && call.Contains("--file oces-test.p12", StringComparison.Ordinal));
        calls.ShouldContain("deploy-package.sh answer answer artifacts/postvogn.zip");
    }

    [Fact]
    public void Should_set_what_a_sentence_uses()
    {
        var page = string.Join('\n', Pages.Select(Checkout.Read));
        var set = SetVariable().Matches(string.Join('\n', Blocks(page))).Select(match => match.Groups["name"].Value).ToHashSet();

        InSentence().Matches(page).SelectMany(code => Variable().Matches(code.Value)).Select(match => match.Groups["name"].Value).Distinct()
            .Where(name => !set.Contains(name)).ShouldBeEmpty();
    }

    public void Dispose() => folder.Dispose();

    [GeneratedRegex(@"(?:^|[;\s])(?<name>[A-Z_]+)=|read [^;]*: ' (?<name>[A-Z_]+)", RegexOptions.Multiline)]
    private static partial Regex SetVariable();

    [GeneratedRegex(@"(?<!`)`[^`]+`(?!`)")]
    private static partial Regex InSentence();

    [GeneratedRegex(@"\$\{?(?<name>[A-Z_]+)\b")]
    private static partial Regex Variable();

    // Those without a language are commands.
    private static List<string> Blocks(string page)
    {
        var lines = new List<string>();
        string? language = null;
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.TrimStart() is ['`', '`', '`', .. var name]) language = language is null ? name : null;
            else if (language == "") lines.Add(line.TrimStart());
        }
        return lines;
    }

    private void Write(string name, string text, bool executable = false)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder[name])!);
        File.WriteAllText(folder[name], text.ReplaceLineEndings("\n"));
        if (executable && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder[name], UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private async Task<(int Code, string Error)> RunAsync()
    {
        var start = new ProcessStartInfo("bash", [folder["page.sh"]])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["CALLS"] = folder["calls"];
        foreach (var name in Variables) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        for (var line = 0; line < 20; line++) await process.StandardInput.WriteLineAsync("secret");
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        return (process.ExitCode, error.Trim());
    }
}
