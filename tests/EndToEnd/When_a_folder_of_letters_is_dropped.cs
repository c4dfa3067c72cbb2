using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;

namespace Postvogn.EndToEnd;

public sealed class When_a_folder_of_letters_is_dropped : IDisposable
{
    private const string ForeignCvr = "12345674";
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = "6101501234" };
    private static readonly Contact ExemptCitizen = new() { Type = ContactType.Citizen, Number = "6202501234" };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-drop-");
    private readonly LetterMaker maker = new(new Seeded(11), TimeProvider.System.GetUtcNow());

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Should_say_what_became_of_each_letter_and_leave_the_folder_as_it_was()
    {
        await WriteMemoAsync("godt.xml", Citizen);
        await WriteMemoAsync("fritaget.xml", ExemptCitizen);
        Write("contacts.json", $$"""{ "exempt": ["{{ExemptCitizen.Number}}"] }""");
        Write("i-stykker.xml", "<memo:Message xmlns:memo=\"https://DigitalPost.dk/MeMo-1\" memoVersion=\"1.2\"><memo:MessageHeader>");
        Write("pakke.letter.json",
            """{ "recipient": { "type": "CPR", "id": "6101501234" }, "label": "Pakke", "files": [ { "path": "brev.pdf" } ] }""");
        await File.WriteAllBytesAsync(PathOf("brev.pdf"), PdfLetter.All[0].Read());
        await WriteArchiveAsync("samlet.tar.lzma", 3);
        File.Copy(PathOf("godt.xml"), PathOf("kopi.xml"));
        var before = Snapshot();

        var result = await Journey.RunAsync(Journey.Small with { DropFolder = folder.FullName });

        result.Count.Problems.ShouldBeEmpty();
        Snapshot().ShouldBe(before);
        var lines = result.Letters.ToDictionary(line => line.Letter);
        lines.Count.ShouldBe(8);
        string.Join(' ', new[] { lines["godt.xml"].State, lines["kopi.xml"].State }.Order(StringComparer.Ordinal))
            .ShouldBe("Completed Rejected", "one letter is delivered once, under whichever name");
        lines["pakke.letter.json"].State.ShouldBe("Completed");
        lines.Count(line => line.Key.StartsWith(
            "samlet.tar.lzma/", StringComparison.Ordinal) && line.Value.State == "Completed").ShouldBe(3);
        (lines["fritaget.xml"].State, lines["fritaget.xml"].By, lines["fritaget.xml"].Code).ShouldBe(("Undeliverable", "DigitalPost",
            "recipient.is.exempt"));
        (lines["i-stykker.xml"].State, lines["i-stykker.xml"].By, lines["i-stykker.xml"].Code).ShouldBe(("Rejected", "Postvogn",
            "memo.invalid"));
        lines["i-stykker.xml"].Place.ShouldNotBeNullOrEmpty();
        lines["i-stykker.xml"].Fix.ShouldNotBeNullOrEmpty();
        lines["fritaget.xml"].Fix.ShouldNotBeNullOrEmpty();
    }

    private Message Letter(Contact recipient) =>
        maker.Letter(MemoVersion.V1_2, new Organisation { Cvr = ForeignCvr, Name = "En anden kommune" }, recipient);

    private async Task WriteMemoAsync(string name, Contact recipient)
    {
        await using var file = File.Create(PathOf(name));
        await MemoWriter.WriteAsync(file, Letter(recipient), CancellationToken.None);
    }

    private async Task WriteArchiveAsync(string name, int letters)
    {
        await using var file = File.Create(PathOf(name));
        await using var archive = new MemoArchiveWriter(file);
        for (var number = 0; number < letters; number++)
        {
            var letter = Letter(Citizen);
            using var memo = new MemoryStream();
            await MemoWriter.WriteAsync(memo, letter, CancellationToken.None);
            memo.Position = 0;
            await archive.AddAsync(letter.Header.MessageUuid, memo.Length, memo, CancellationToken.None);
        }
        await archive.CompleteAsync(CancellationToken.None);
    }

    private void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private List<string> Snapshot() =>
        [.. folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file =>
            $"{file.FullName} {file.Length} {file.LastWriteTimeUtc:O}").Order(StringComparer.Ordinal)];
}
