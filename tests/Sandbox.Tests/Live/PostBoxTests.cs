using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Store;

namespace Postvogn.Sandbox.Tests.Live;

public sealed class PostBoxTests : IDisposable
{
    private const string Source = Solbjerg.PushSender;
    private const string Package =
        """{"recipient":{"type":"CPR","id":"6101501234"},"label":"Brev","files":[{"path":"files/brev.pdf"}]}""";
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();
    private readonly NationalRegistry registry = new();
    private readonly FolderStore store;
    private readonly PostBox box;
    private readonly List<string> lines = [];

    public PostBoxTests()
    {
        store = new FolderStore(folder["store"]);
        box = new PostBox(store, registry, Solbjerg.Cast, folder.Path, clock);
    }

    [Fact]
    public async Task Run_LettersOfEveryKind_AreDroppedAndRemovedWithoutAWord()
    {
        Put($"{Source}/brev.xml", Letter());
        Put($"{Source}/urgent/haster.xml", Letter());
        Put($"{Source}/sag/files/brev.pdf", "%PDF");
        Put($"{Source}/sag/letter.json", Package);

        await LookAsync(TimeSpan.FromSeconds(2));

        (await DroppedAsync()).ShouldBe(
            [$"{Source}/brev.xml", $"{Source}/sag/files/brev.pdf", $"{Source}/sag/letter.json", $"{Source}/urgent/haster.xml"]);
        Directory.EnumerateFiles(box.Folder, "*", SearchOption.AllDirectories).ShouldBeEmpty();
        lines.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("brev.xml", "lies in no source's folder")]
    [InlineData("ukendt/brev.xml", "ukendt is no source. The sources are socialforvaltningen, borgerservice, forsyningen.")]
    [InlineData("indgang/brev.xml", "indgang is no source")]
    [InlineData(Source + "/.skjult.xml", "It is hidden")]
    [InlineData(Source + "/.zip", "It is hidden")]
    [InlineData(Source + "/.kladder/brev.xml", "It is hidden")]
    [InlineData(Source + "/brev.pdf", "no letter.json here names it")]
    [InlineData(Source + "/noter.txt", "no letter.json here names it")]
    [InlineData(Source + "/files/data.xml", "no letter.json here names it")]
    public async Task Run_WhatIsNoLetter_StaysAndOneLineSaysWhy(string name, string why)
    {
        Put(name, "x");

        await LookAsync(TimeSpan.FromSeconds(20));

        lines.ShouldHaveSingleItem().ShouldStartWith($"[yellow]left out[/]  {name}  ");
        lines[0].ShouldContain(why);
        File.Exists(Path.Combine(box.Folder, name)).ShouldBeTrue();
        (await DroppedAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("{\"files\":[{\"path\":\"br\u00E6v.pdf\"}]}", true)]
    [InlineData("{\"files\":[{\"path\":\"a\\u0000b.pdf\"}]}", false)]
    [InlineData("{\"files\":[{\"path\":\"\\ud800.pdf\"}]}", false)]
    [InlineData("{\"files\":null}", false)]
    [InlineData("{\"files\":[null]}", false)]
    [InlineData("[", false)]
    [InlineData("\"\"", false)]
    [InlineData("{\"files\":[{\"path\":\"../../../../etc/passwd\"}]}", false)]
    public async Task Run_PackageThatCannotBeRead_IsDroppedAllTheSameAndSoAreTheOthers(string json, bool latin1)
    {
        Put($"{Source}/a.letter.json", "");
        File.WriteAllBytes(
            Path.Combine(box.Folder, Source, "a.letter.json"),
            (latin1 ? System.Text.Encoding.Latin1 : System.Text.Encoding.UTF8).GetBytes(json));
        Put($"{Source}/b.xml", Letter());

        await LookAsync(TimeSpan.FromSeconds(2));

        (await DroppedAsync()).ShouldBe([$"{Source}/a.letter.json", $"{Source}/b.xml"]);
    }

    [Fact]
    public async Task Run_FileThatCannotBeTaken_StopsNoOther()
    {
        Put($"{Source}/b.xml", Letter());
        File.CreateSymbolicLink(Path.Combine(box.Folder, Source, "a.xml"), folder["nowhere.xml"]);
        Directory.CreateSymbolicLink(Path.Combine(box.Folder, Source, "rundt"), box.Folder);
        Directory.CreateDirectory(Path.Combine(folder["store"], "drop", Source, "c.xml", "x"));
        Put($"{Source}/c.xml", Letter());
        Put($"{Source}/d.xml", Letter());

        await LookAsync(TimeSpan.FromSeconds(20));

        (await DroppedAsync()).ShouldBe([$"{Source}/b.xml", $"{Source}/d.xml"]);
        lines.Count.ShouldBe(2);
        lines.ShouldContain(line => line.Contains($"{Source}/a.xml  It cannot be taken.", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains($"{Source}/c.xml  It cannot be taken.", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(SpecialFile.Kinds), MemberType = typeof(SpecialFile))]
    public async Task Run_WhatIsNoOrdinaryFile_IsLeftOutAndStopsNoOther(string kind)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make(kind, Path.Combine(box.Folder, Source, "a.xml"));
        Put($"{Source}/b.xml", Letter());

        await LookAsync(TimeSpan.FromSeconds(20));

        (await DroppedAsync()).ShouldBe([$"{Source}/b.xml"]);
        lines.ShouldContain(line => line.StartsWith(
            $"[yellow]left out[/]  {Source}/a.xml  It is no ordinary file", StringComparison.Ordinal));
        lines.Count(line => line.Contains("a.xml ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Theory]
    [InlineData("a pipe", "contacts.json")]
    [InlineData("a pipe", "brev.xml")]
    [InlineData("a socket", Source + "/brev.pdf")]
    [InlineData("a pipe", Source + "/sag/files/brev.pdf")]
    public async Task Run_SpecialFileElsewhere_StopsNoOther(string kind, string name)
    {
        if (!OperatingSystem.IsLinux()) return;
        using var special = SpecialFile.Make(kind, Path.Combine(box.Folder, name));
        Put($"{Source}/b.xml", Letter());
        Put($"{Source}/sag/letter.json", Package);

        await LookAsync(TimeSpan.FromSeconds(20));

        (await DroppedAsync()).ShouldBe([$"{Source}/b.xml", $"{Source}/sag/letter.json"]);
        lines.ShouldHaveSingleItem().ShouldStartWith($"[yellow]left out[/]  {name}  ");
    }

    [Fact]
    public async Task Run_FileThatGrowsAtOneSource_HoldsUpNoOther()
    {
        Put($"{Source}/stor.xml", "<");
        Put("borgerservice/brev.xml", Letter());

        await LookAsync(TimeSpan.FromSeconds(5), () => File.AppendAllText(Path.Combine(box.Folder, Source, "stor.xml"), "x"));

        (await DroppedAsync()).ShouldBe(["borgerservice/brev.xml"]);
    }

    [Fact]
    public async Task Run_FilesThatComeBeforeTheirLetter_AreNotLeftOut()
    {
        Put($"{Source}/files/brev.pdf", "%PDF");
        await LookAsync(TimeSpan.FromSeconds(3));
        Put($"{Source}/letter.json", Package);

        await LookAsync(TimeSpan.FromSeconds(3));

        lines.ShouldBeEmpty();
        (await DroppedAsync()).ShouldBe([$"{Source}/files/brev.pdf", $"{Source}/letter.json"]);
    }

    [Fact]
    public async Task Run_ContactsFile_MakesPeopleExemptAndClosed()
    {
        Put("contacts.json", """{ "exempt": ["6101501234"], "closed": ["99912345"] }""");

        await LookAsync(TimeSpan.FromSeconds(20));

        registry.FindContact(ContactType.Citizen, "6101501234")!.Status.ShouldBe(ContactStatus.Exempt);
        registry.FindContact(ContactType.Company, "99912345")!.Status.ShouldBe(ContactStatus.Closed);
        lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_ContactsFileThatIsNone_SaysSo()
    {
        Put("contacts.json", "{");

        await LookAsync(TimeSpan.FromSeconds(20));

        lines.ShouldHaveSingleItem().ShouldContain("cannot be read (line 1, column 2)");
    }

    public void Dispose() => folder.Dispose();

    private static string Letter() => new Letter(Guid.Parse("11111111-1111-4111-8111-111111111111")).Xml;

    private void Put(string name, string content)
    {
        var path = Path.Combine(box.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private async Task LookAsync(TimeSpan time, Action? between = null)
    {
        using var enough = new CancellationTokenSource();
        var running = CollectAsync(enough.Token);
        for (var until = clock.GetUtcNow() + time; clock.GetUtcNow() < until; clock.AdvanceToNextTimer())
        {
            await clock.UntilWaitingAsync(1);
            between?.Invoke();
        }
        await clock.UntilWaitingAsync(1);
        await enough.CancelAsync();
        await running;
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var line in box.RunAsync(cancellationToken)) lines.Add(line);
        }
        catch (OperationCanceledException)
        {
            // The test has seen enough.
        }
    }

    private async Task<IEnumerable<string>> DroppedAsync() =>
        (await store.ListAsync("drop", "", CancellationToken.None)).Select(blob => blob.Name).Order(StringComparer.Ordinal);
}
