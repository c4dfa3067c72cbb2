using System.Diagnostics;
using Postvogn.MeMo;
using Postvogn.Sandbox.Commands;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Postvogn.Testing;

namespace Postvogn.EndToEnd;

/// <summary>What the pages print is typed into a shell as it stands, beside the files that they speak of; only words in capitals are
/// replaced.</summary>
public sealed class When_the_README_is_followed : IDisposable
{
    private const string Sandbox = "dotnet run --project src/Sandbox -- ";

    private static readonly (string Word, string Value)[] Words =
    [
        ("1.1|1.2", "1.1"), ("CPR|CVR", "7101900001"), ("STRICT|LENIENT", "STRICT"), ("[--policy STRICT]", "--policy STRICT"),
        ("check FILE", "check brev.html"), ("FILE.letter.json", "sag.letter.json"), ("FILE...", "brev.pdf"),
        ("OUT.tar.lzma", "ud.tar.lzma"), ("OUT.xml", "ud.xml"),
        ("-o OUT", "-o ud-1.1.xml"), ("ARCHIVE DIR", "archive.tar.lzma pakket-ud"), ("PATH...", "letters"), ("FILE", "gammelt.xml"),
        ("DIR", "letters"), ("TEXT", "Brev"), ("CVR", "99900008"), ("--letters N", "--letters 100000"),
    ];

    private readonly TemporaryFolder folder = new();

    public static IEnumerable<object[]> Commands =>
        from page in new[] { "README.md", "docs/commands.md", "docs/operations.md" }
        from line in File.ReadAllLines(Repository.Find(page)!)
        let command = line.Trim()
        where command.StartsWith(Sandbox + "memo ", StringComparison.Ordinal)
            || command.StartsWith(Sandbox + "html ", StringComparison.Ordinal)
            || command.StartsWith(Sandbox + "cost ", StringComparison.Ordinal)
        select new object[] { page, command };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Should_take_every_command_on_letters(string page, string command)
    {
        await PrepareAsync();

        var (code, said) = await ShellAsync(page == "docs/commands.md" ? Filled(command) : command);

        code.ShouldBe(0, said);
    }

    [Fact]
    public async Task Should_have_the_letter_of_the_README_delivered()
    {
        await PrepareAsync();
        var command = File.ReadAllLines(Repository.Find("README.md")!)
            .Single(line => line.StartsWith(Sandbox + "memo new ", StringComparison.Ordinal));
        var (code, said) = await ShellAsync(command);
        code.ShouldBe(0, said);
        Directory.CreateDirectory(folder["mine"]);
        File.Move(folder["brev.xml"], folder["mine/brev.xml"]);
        File.WriteAllText(folder["mine/noter.txt"], "x");

        var result = await Journey.RunAsync(Journey.Small with { DropFolder = folder["mine"] });

        result.IsGood.ShouldBeTrue(string.Join(' ', result.Count.Problems));
        result.Letters.ShouldHaveSingleItem().State.ShouldBe("Completed");
        result.LeftOut.ShouldHaveSingleItem().Name.ShouldBe("noter.txt");
    }

    [Fact]
    public void Should_name_the_senders_that_the_sandbox_has()
    {
        foreach (var page in new[] { "README.md", "docs/sandbox.md" })
            foreach (var organisation in Solbjerg.Cast.Organisations)
                File.ReadAllText(Repository.Find(page)!).ShouldContain(organisation.Cvr);
    }

    public void Dispose() => folder.Dispose();

    private static string Filled(string command) =>
        Sandbox + Words.Aggregate(command[Sandbox.Length..], (text, word) => text.Replace(word.Word, word.Value, StringComparison.Ordinal));

    private async Task PrepareAsync()
    {
        Directory.CreateDirectory(folder["letters"]);
        var maker = new LetterMaker(new Seeded(3), TimeProvider.System.GetUtcNow());
        var recipient = new Contact { Type = ContactType.Citizen, Number = "7101900001" };
        await using var archive = File.Create(folder["archive.tar.lzma"]);
        await using var writer = new MemoArchiveWriter(archive);
        for (var number = 0; number < 3; number++)
        {
            var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, recipient);
            using var memo = new MemoryStream();
            await MemoWriter.WriteAsync(memo, letter, CancellationToken.None);
            await File.WriteAllBytesAsync(folder[$"letters/{number}.xml"], memo.ToArray());
            memo.Position = 0;
            await writer.AddAsync(letter.Header.MessageUuid, memo.Length, memo, CancellationToken.None);
        }
        await writer.CompleteAsync(CancellationToken.None);
        File.Copy(folder["letters/0.xml"], folder["gammelt.xml"]);
        File.Copy(folder["letters/1.xml"], folder["first.xml"]);
        foreach (var name in new[] { "brev.pdf", "bilag.pdf" }) await File.WriteAllBytesAsync(folder[name], PdfLetter.All[0].Read());
        await File.WriteAllTextAsync(folder["sag.letter.json"],
            """
            {
              "recipient": { "type": "CPR", "id": "7101900001" }, "sender": { "id": "99900008", "label": "Solbjerg Kommune" },
              "label": "Brev", "files": [ { "path": "brev.pdf" } ]
            }
            """);
        await File.WriteAllTextAsync(folder["brev.html"],
            "<!DOCTYPE html><html><head><title>Brev</title></head><body><p>Hej</p></body></html>");
    }

    // `dotnet run` is that of the sandbox that is built already. The page sets its own variables before.
    private async Task<(int Code, string Said)> ShellAsync(string command)
    {
        var (dotnet, sandbox) = (Programs.Find("dotnet"), typeof(SandboxCommand).Assembly.Location);
        if (command.Contains("-o first.xml", StringComparison.Ordinal)) File.Delete(folder["first.xml"]);
        var script = $"""
            dotnet() ( [ "$1 $2 $3 $4" = 'run --project src/Sandbox --' ] && shift 4 && exec '{dotnet}' '{sandbox}' "$@" )
            CITIZEN=7101900001; CVR=99900008
            {command}
            """;
        var start = new ProcessStartInfo("bash", ["-c", script])
        {
            WorkingDirectory = folder.Path,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, $"{command}\n{await output}{error}");
    }
}
