using Postvogn.Cli;
using Postvogn.Sandbox.Commands;

namespace Postvogn.Sandbox.Tests.Commands;

public class SandboxCommandTests
{
    [Theory]
    [InlineData("demo", "--drop", "/no/such/folder")]
    [InlineData("demo", "--kill", "-1")]
    [InlineData("demo", "--kill", "many")]
    [InlineData("demo", "--store", "nowhere")]
    [InlineData("--store", "Azurite")]
    [InlineData("demo", "--host", "nowhere")]
    [InlineData("demo", "--host", "func", "--store", "folder")]
    [InlineData("--port", "70000")]
    [InlineData("sing")]
    public async Task Invoke_WhatCannotBeUnderstood_EndsWith2(params string[] args) =>
        (await SandboxCommand.InvokeAsync(args)).ShouldBe(ExitCode.Usage);

    [Theory]
    [InlineData("--data FILE", "FILE is a file. Give a folder.")]
    [InlineData("--data FILE/below", "FILE is a file. Give a folder.")]
    [InlineData("demo --data FILE", "FILE is a file. Give a folder.")]
    [InlineData("demo --drop FILE", "FILE is a file. Give a folder.")]
    [InlineData("demo --app FILE", "FILE is a file. Give a folder.")]
    [InlineData("--app FILE", "FILE is a file. Give a folder.")]
    [InlineData("demo --telemetry FOLDER", "FOLDER is a folder. Give a file.")]
    [InlineData("demo --telemetry FILE/items", "FILE is a file, so nothing can lie below it.")]
    [InlineData("--settings FOLDER", "FOLDER is a folder. Give a file.")]
    [InlineData("--app FOLDER/none", "there is no folder FOLDER/none. Give a folder that exists.")]
    public async Task Invoke_FileForAFolderOrAFolderForAFile_EndsWith2AndOneReason(string command, string reason)
    {
        using var folder = new TemporaryFolder();
        using var error = new StringWriter();
        await File.WriteAllTextAsync(folder["fil"], "");
        string Named(string text) => text.Replace("FILE", folder["fil"], StringComparison.Ordinal)
            .Replace("FOLDER", folder.Path, StringComparison.Ordinal);

        (await SandboxCommand.InvokeAsync(Named(command).Split(' '), error: error)).ShouldBe(ExitCode.Usage);

        error.ToString().Split('\n')[0].ShouldEndWith($": {Named(reason)}");
    }

    [Theory]
    [InlineData("demo", "--drop", "")]
    [InlineData("demo", "--data", "")]
    [InlineData("demo", "--app", "")]
    [InlineData("demo", "--telemetry", "")]
    [InlineData("--settings", "")]
    public async Task Invoke_EmptyPath_EndsWith2(params string[] args) =>
        (await SandboxCommand.InvokeAsync(args)).ShouldBe(ExitCode.Usage);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("x")]
    [InlineData("AccountName=solbjerg")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=solbjerg;AccountKey=%")]
    [InlineData("BlobEndpoint=https://solbjerg.example/;SharedAccessSignature=s")]
    [InlineData("QueueEndpoint=https://solbjerg.example/;SharedAccessSignature=s")]
    [InlineData("BlobEndpoint=x;SharedAccessSignature=s")]
    public async Task Invoke_StorageWithNoConnectionString_EndsWith1(string connection) =>
        (await SandboxCommand.InvokeAsync(["storage", connection])).ShouldBe(ExitCode.Failure);

    [Theory]
    [InlineData("--help")]
    [InlineData("demo", "--help")]
    [InlineData("memo", "validate", "--help")]
    public async Task Invoke_OutputThatTakesNoMore_EndsWith2AndOneLine(params string[] args)
    {
        using var output = new GuardedOutput(new StreamWriter(new FullStream()) { AutoFlush = true });
        using var error = new StringWriter();

        (await SandboxCommand.InvokeAsync(args, output, error)).ShouldBe(ExitCode.Usage);

        error.ToString().Trim().ShouldBe("The output cannot be written: No space left on device. Let it lead where there is room.");
    }

    private sealed class FullStream : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException("No space left on device");

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }

    [Fact]
    public async Task Invoke_UnknownStore_NamesTheOnesThereAre()
    {
        using var error = new StringWriter();

        await SandboxCommand.InvokeAsync(["demo", "--store", "nowhere"], error: error);

        error.ToString().ShouldContain("--store: nowhere is no store. Say folder or azurite.");
    }

    [Fact]
    public async Task Invoke_CoreToolsOnAFolder_NamesTheStoreThatTheyNeed()
    {
        using var error = new StringWriter();

        await SandboxCommand.InvokeAsync(["demo", "--host", "func", "--store", "folder"], error: error);

        error.ToString().ShouldContain("--host func needs --store azurite, which it implies: leave --store out.");
    }

    [Fact]
    public async Task Invoke_CommandOnALetter_ReachesIt()
    {
        using var folder = new TemporaryFolder();
        using var output = new StringWriter();
        await File.WriteAllTextAsync(folder["brev.xml"], new Letter(Guid.Parse("11111111-1111-4111-8111-111111111111")).Xml);

        (await SandboxCommand.InvokeAsync(["memo", "validate", folder["brev.xml"]], output)).ShouldBe(ExitCode.Success);

        output.ToString().ShouldStartWith($"{folder["brev.xml"]}: fine, MeMo 1.2, ");
    }

    [Fact]
    public async Task Invoke_AppFolderWithoutHostJson_EndsWith1()
    {
        var letters = Path.GetDirectoryName(typeof(SandboxCommandTests).Assembly.Location)!;

        (await SandboxCommand.InvokeAsync(["demo", "--json", "--app", Path.GetTempPath(), "--drop", letters])).ShouldBe(ExitCode.Failure);
    }
}
