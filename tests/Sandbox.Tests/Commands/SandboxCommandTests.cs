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
