using Postvogn.Sandbox.ApplicationInsights;

namespace Postvogn.Sandbox.Tests.ApplicationInsights;

public class ItemFileTests
{
    private const string Full = "/dev/full";
    private const string Reason = "--telemetry: /dev/full cannot be written. No space left on device";

    [Theory]
    [InlineData("{}")]
    [InlineData("{}", "{}", "{}")]
    public async Task Write_FileThatTakesNoMore_NamesTheOption(params string[] items)
    {
        if (!OperatingSystem.IsLinux()) return;
        var file = new ItemFile(Full);

        Should.Throw<IOException>(() => file.Write(items));

        (await Should.ThrowAsync<SandboxException>(() => file.Broken)).Message.ShouldStartWith(Reason);
        Should.Throw<SandboxException>(file.Dispose).Message.ShouldStartWith(Reason);
    }

    [Fact]
    public void Write_FileWithRoom_HasALineForEach()
    {
        using var folder = new TemporaryFolder();
        using (var file = new ItemFile(folder["below/items.ndjson"]))
        {
            file.Write(["{}", "[]"]);
            (file.Count, file.Broken.IsCompleted).ShouldBe((2, false));
        }

        File.ReadAllLines(folder["below/items.ndjson"]).ShouldBe(["{}", "[]"]);
    }
}
