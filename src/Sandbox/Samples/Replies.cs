using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Samples;

internal sealed class Replies(SampleFolder folder, LetterMaker maker, Correspondents correspondents, Seeded seeded)
{
    private const string Source = "svar";

    /// <summary>The first ones to a system with push are handed over twice.</summary>
    public async Task<IReadOnlyList<SentReply>> SmallAsync(int count, int twice, CancellationToken cancellationToken)
    {
        var replies = new List<SentReply>();
        for (var number = 0; number < count; number++)
        {
            var desk = Solbjerg.Cast.Desks[number % Solbjerg.Cast.Desks.Count];
            var again = IsPushed(desk) && replies.Count(reply => reply.Times > 1) < twice;
            replies.Add(await WriteAsync(desk, $"svar-{number:00}.xml", again ? 2 : 1, WriteMemoAsync, cancellationToken));
        }
        return replies;
    }

    public Task<SentReply> LargeAsync(long bytes, CancellationToken cancellationToken) =>
        WriteAsync(Solbjerg.Cast.Desks[0],
            "stort-svar.xml", 1, (path, message) => LargeMessage.WriteAsync(path, message, bytes, cancellationToken), cancellationToken);

    /// <summary>To letters that are sent too: from each one's recipient, to the desk that the letter names, else to any.</summary>
    public async Task<IReadOnlyList<SentReply>> ToLettersAsync(CancellationToken cancellationToken)
    {
        var replies = new List<SentReply>();
        foreach (var (source, name, point) in new[]
        {
            (Solbjerg.PushSender, "besvares.xml", Solbjerg.Cast.Desks[0]),
            (Solbjerg.PushSender, "besvares-uden-kontaktpunkt.xml", null),
            (Solbjerg.PullSender, "besvares.xml", Solbjerg.Cast.Desks[2]),
        })
            replies.Add(await ToLetterAsync(source, name, point, cancellationToken));
        return replies;
    }

    private async Task<SentReply> ToLetterAsync(string source, string name, Desk? desk, CancellationToken cancellationToken)
    {
        var letter = maker.Letter(MemoVersion.V1_2, Solbjerg.Municipality, seeded.Pick(correspondents.Citizens));
        var point = desk is null ? null : new MeMo.ContactPoint { ContactPointId = desk.Point.Id.ToString(), Label = desk.Point.Name };
        var header = letter.Header with { Reply = true, Sender = letter.Header.Sender with { ContactPoint = point } };
        await folder.AddMemoAsync(new Sample(source, name, Expectation.Completed) { About = "its recipient replies" },
            letter with { Header = header }, cancellationToken);

        var to = desk ?? Solbjerg.Cast.Desks[^1];
        var reply = await WriteAsync(maker.ReplyTo(header, Solbjerg.Municipality, to.Point), to, $"til-{source}-{name}", WriteMemoAsync,
            cancellationToken);
        var destination = Solbjerg.Cast.SourceOf(source).Destination;
        return reply with { Answers = new AnsweredLetter(source, $"{source}/{name}", header.MessageUuid, header.MessageId, destination) };
    }

    private async Task<SentReply> WriteAsync(
        Desk desk, string name, int times, Func<string, Message, Task> write, CancellationToken cancellationToken)
    {
        var message = maker.Reply(seeded.Pick(correspondents.Citizens), Solbjerg.Municipality, desk.Point);
        return await WriteAsync(message, desk, name, write, cancellationToken) with { Times = times };
    }

    private async Task<SentReply> WriteAsync(
        Message message, Desk desk, string name, Func<string, Message, Task> write, CancellationToken cancellationToken)
    {
        var path = folder.PathOf(Source, name);
        await write(path, message);
        await using var memo = File.OpenRead(path);
        var files = await MemoFiles.Sha256Async(memo, cancellationToken);
        return new SentReply(message.Header.MessageUuid, path, desk, Times: 1) { FileSha256 = files };
    }

    private static async Task WriteMemoAsync(string path, Message message)
    {
        await using var file = File.Create(path);
        await MemoWriter.WriteAsync(file, message, CancellationToken.None);
    }

    private static bool IsPushed(Desk desk) =>
        Solbjerg.Cast.Systems.Single(system => system.Id == desk.Point.SystemId).Protocol == ServiceProtocol.RestPush;
}
