using System.Text;
using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;

namespace Postvogn.EndToEnd;

/// <summary>Letters with a made-up CPR number in every place where one can stand, most of all where a rule is broken and somebody
/// might be tempted to quote: nothing of it is in any telemetry, nor in the app's log.</summary>
public sealed class When_letters_hold_what_must_not_be_told : IDisposable
{
    private const string Recipient = "6101501234";
    private const string Canary = "6101505678";
    private static readonly Contact Citizen = new() { Type = ContactType.Citizen, Number = Recipient };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postvogn-canary-");
    private readonly LetterMaker maker = new(new Seeded(31), TimeProvider.System.GetUtcNow());

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Should_tell_nothing_of_it()
    {
        var drops = folder.CreateSubdirectory("drops").FullName;
        await WriteAsync(drops, "i-teksten.xml", maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen), xml => xml.Replace(
            "<memo:label>", $"<memo:label>{Canary} ", StringComparison.Ordinal));
        await WriteAsync(drops, "i-filnavnet.xml", maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen), xml => xml.Replace(
            "<memo:filename>", $"<memo:filename>{Canary}/", StringComparison.Ordinal));
        await WriteAsync(drops, "i-indholdet.xml", maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen), xml => xml.Replace(
            "<memo:content>", $"<memo:content>#{Canary}#", StringComparison.Ordinal));
        await WriteAsync(
            drops,
            "i-nummeret.xml",
            maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen),
            xml => xml.Replace(Recipient, $"{Canary}9", StringComparison.Ordinal));
        await WriteAsync(drops, "i-uuid.xml", maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, Citizen), xml => xml.Replace(
            "<memo:messageUUID>", $"<memo:messageUUID>{Canary}", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(drops, "i-stykker.xml"),
            $"<memo:Message xmlns:memo=\"https://DigitalPost.dk/MeMo-1\" memoVersion=\"1.2\"><memo:{Canary}><&{Canary};");
        File.WriteAllText(Path.Combine(drops, "pakke.letter.json"), $$"""
            {
              "recipient": { "type": "CPR", "id": "{{Recipient}}" },
              "label": "{{Canary}}",
              "files": [ { "path": "{{Canary}}.pdf" } ]
            }
            """);
        File.WriteAllText(Path.Combine(drops, "uden-mening.letter.json"), $$"""{ "recipient": { "type": {{Canary}}, "{{Canary}}": """);
        File.WriteAllBytes(Path.Combine(drops, "arkiv.tar.lzma"), Encoding.UTF8.GetBytes($"{Canary} is no archive"));
        var sent = Path.Combine(folder.FullName, "telemetry.ndjson");

        var result = await Journey.RunAsync(
            Journey.Small with { DropFolder = drops, TelemetryFile = sent, Directory = folder.FullName, Keep = true });

        result.Count.Problems.ShouldBeEmpty();
        result.Letters.Count(letter => letter.State == "Rejected").ShouldBeGreaterThan(5, "or nobody was tempted");
        Secrets.FoundIn(sent, [Recipient, Canary]).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(result.KeptIn!, "sandbox.log")).Split('\n').Where(line => line.Contains(
            "Host.Function.Console", StringComparison.Ordinal) && line.Contains(Canary, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static async Task WriteAsync(string drops, string name, Message letter, Func<string, string> spoil)
    {
        using var memo = new MemoryStream();
        await MemoWriter.WriteAsync(memo, letter, CancellationToken.None);
        var xml = Encoding.UTF8.GetString(memo.ToArray());
        var spoilt = spoil(xml);
        spoilt.ShouldNotBe(xml);
        await File.WriteAllTextAsync(Path.Combine(drops, name), spoilt);
    }
}
