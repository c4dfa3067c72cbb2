using System.Text;

namespace Postvogn.Cli.Tests.Commands;

/// <summary>Whatever a command is given, it ends in 0, 1 or 2 with words of its own, never in an exception.</summary>
public sealed class OddArgumentsTests : IDisposable
{
    private readonly LetterFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("memo", "show")]
    [InlineData("memo", "validate")]
    [InlineData("memo", "convert", "--to", "1.1", "-o", "OUT")]
    [InlineData("memo", "pack", "OUT")]
    [InlineData("memo", "unpack", "OUT")]
    [InlineData("memo", "new", "--to", "7101900001", "--from", "00998877", "--label", "x", "-o", "OUT")]
    [InlineData("html", "check")]
    [InlineData("route", "--rules=/dev/null")]
    [InlineData("route", "--rules")]
    public async Task Run_OddInput_EndsInWords(params string[] command)
    {
        Directory.CreateDirectory(folder["mappe.xml"]);
        folder.Write("tom.xml", []);
        folder.Write("tom.letter.json", []);
        folder.Write("tom.tar.lzma", []);
        folder.Write("tom.zip", []);
        folder.Write("tom.html", []);
        folder.Write("nul\u00E6.pdf", [0, 0, 0]);
        folder.Write("latin1.letter.json", [.. "{\"files\":[{\"path\":\"bil"u8, 0xE6, .. "g.pdf\"}]}"u8]);
        folder.Write("nul.letter.json", "{\"label\":\"x\",\"files\":[{\"path\":\"a\\u0000b\"},{\"path\":\"\\ud800\"}]}"u8.ToArray());
        File.CreateSymbolicLink(folder["ingenting.xml"], folder["findes-ikke"]);
        string[] inputs =
        [
            "", " ", ".", "/", folder.Path, folder["mappe.xml"], folder["tom.xml"], folder["tom.letter.json"], folder["tom.tar.lzma"],
            folder["tom.zip"], folder["tom.html"], folder["nul\u00E6.pdf"], folder["latin1.letter.json"], folder["nul.letter.json"],
            folder["ingenting.xml"], folder["findes-ikke"], folder[new string('x', 300)], new string('y', 5_000), "-", "a\\b", "a:b", "%00",
            "/dev/null", "/dev/zero", "/dev/full", "\u202E.xml", "\uFFFD", "@findes-ikke",
            $"@{folder.Path}", $"@{folder["tom.xml"]}", "//", "../..",
        ];
        foreach (var input in inputs)
        {
            string[] args = [.. command[..2], input, .. command[2..].Select(arg => arg == "OUT" ? folder["ud"] : arg)];
            var answer = await Tool.RunAsync(args);
            answer.ExitCode.ShouldBeInRange(0, 2, input);
            (answer.Output + answer.Error).ShouldNotBeEmpty(input);
            (answer.Output + answer.Error).ShouldNotContain("   at ");
            if (Directory.Exists(folder["ud"])) Directory.Delete(folder["ud"], recursive: true);
            File.Delete(folder["ud"]);
        }

        folder.Names.ShouldAllBe(name => !name.EndsWith(".partial"));
    }

    [Theory]
    [InlineData("memo", "convert", "IN", "--to", "1.1", "--force", "-o", "OUT")]
    [InlineData("memo", "pack", "IN", "OUT", "--force")]
    [InlineData("memo", "unpack", "ARCHIVE", "OUT", "--force")]
    [InlineData("memo", "new", "--to", "7101900001", "--from", "00998877", "--label", "x", "FILE", "--force", "-o", "OUT")]
    public async Task Run_OddOutput_EndsInWordsAndLeavesNothing(params string[] command)
    {
        folder.Write("in.xml", new Letter(Uuids.One));
        folder.Write("brev.txt", "Hej"u8.ToArray());
        folder.Pack("in.tar.lzma", new Letter(Uuids.One));
        var before = folder.Names;
        string[] outputs =
        [
            "", folder["in.xml/ud"], folder["findes/ikke/ud"], "/dev/null", "/dev/full", "/dev/zero", folder[new string('x', 300)],
            folder[new string('x', 250)],
        ];
        foreach (var output in outputs)
        {
            string[] args =
            [
                .. command.Select(arg => arg switch
                {
                    "IN" => folder["in.xml"],
                    "ARCHIVE" => folder["in.tar.lzma"],
                    "FILE" => folder["brev.txt"],
                    "OUT" => output,
                    _ => arg,
                }),
            ];
            var answer = await Tool.RunAsync(args);
            answer.ExitCode.ShouldBe(ExitCode.Usage, output);
            answer.Error.ShouldNotBeEmpty(output);
            folder.Names.ShouldBe(before, output);
        }
    }

    [Theory]
    [InlineData("memo", "show", "FOLDER")]
    [InlineData("memo", "convert", "FOLDER", "--to", "1.1", "-o", "ud")]
    [InlineData("memo", "unpack", "FOLDER", "ud")]
    [InlineData("memo", "new", "--to", "7101900001", "--from", "00998877", "--label", "x", "FOLDER", "-o", "ud")]
    [InlineData("html", "check", "FOLDER")]
    public async Task Run_FolderWhereAFileIsWanted_SaysThatItIsOneAndWhatToDo(params string[] command)
    {
        var answer = await Tool.RunAsync(
            [.. command.Select(arg => arg switch { "FOLDER" => folder.Path, "ud" => folder["ud"], _ => arg })]);
        answer.ExitCode.ShouldBe(ExitCode.Usage);
        answer.Error.ShouldContain(
            $"{folder.Path}: It is a folder. Name a letter or an archive in it; memo validate takes whole folders.{Environment.NewLine}");
    }

    [Fact]
    public async Task Show_Device_SaysThatItIsOne()
    {
        if (OperatingSystem.IsWindows()) return;
        foreach (var device in new[] { "/dev/zero", "/dev/urandom", "/dev/full" })
            (await Tool.RunAsync("memo", "show", device)).Error.ShouldContain($"{device}: It is a device, and has no end. Name a file.");
        (await Tool.RunAsync("memo", "validate", "/dev/null", "/dev/zero")).ExitCode.ShouldBe(ExitCode.Usage);
    }

    [Theory]
    [InlineData("convert")]
    [InlineData("pack")]
    public async Task Run_FolderWhereTheOutputGoes_SaysThatItIsOne(string command)
    {
        var file = folder.Write("in.xml", new Letter(Uuids.One));
        Directory.CreateDirectory(folder["ud"]);
        var answer = command == "pack"
            ? await Tool.RunAsync("memo", "pack", file, folder["ud"], "--force")
            : await Tool.RunAsync("memo", "convert", file, "--to", "1.1", "-o", folder["ud"], "--force");
        (answer.ExitCode, answer.Error).ShouldBe((ExitCode.Usage, $"{folder["ud"]} is a folder. Name a file in it.{Environment.NewLine}"));
    }

    /// <summary>As on a full disk: each write fails.</summary>
    [Theory]
    [InlineData("memo", "validate", "IN")]
    [InlineData("memo", "validate", "IN", "--json")]
    [InlineData("memo", "validate", "IN", "--jsonl")]
    [InlineData("memo", "show", "IN")]
    [InlineData("memo", "--help")]
    [InlineData("memo", "convert", "IN", "--to", "1.1", "-o", "-")]
    [InlineData("memo", "nonsense")]
    public async Task Run_OutputThatCannotBeWritten_Ends2(params string[] command)
    {
        var file = folder.Write("in.xml", new Letter(Uuids.One));
        var root = new System.CommandLine.RootCommand();
        LetterCommands.AddTo(root);
        foreach (var errorsToo in new[] { false, true })
        {
            await using var full = new FullWriter();
            await using var errors = new StringWriter();
            var exitCode = await CommandLine.InvokeAsync(
                root, [.. command.Select(arg => arg == "IN" ? file : arg)], full, errorsToo ? full : errors, Stream.Null, new FullStream());
            exitCode.ShouldBe(ExitCode.Usage);
            if (!errorsToo) errors.ToString().ShouldNotBeEmpty();
        }
    }

    private sealed class FullWriter : StringWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw Full();

        public override void Write(char[] buffer, int index, int count) => throw Full();

        public override void Write(ReadOnlySpan<char> buffer) => throw Full();

        public override void Write(string? value) => throw Full();

        public override Task WriteLineAsync(string? value) => throw Full();
    }

    private sealed class FullStream : MemoryStream
    {
        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw Full();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw Full();

        public override void Write(byte[] buffer, int offset, int count) => throw Full();
    }

    private static IOException Full() => new("No space left on device");
}
