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

    private async Task<SentReply> WriteAsync(
        Desk desk, string name, int times, Func<string, Message, Task> write, CancellationToken cancellationToken)
    {
        var message = maker.Reply(seeded.Pick(correspondents.Citizens), Solbjerg.Municipality, desk.Point);
        var path = folder.PathOf(Source, name);
        await write(path, message);
        await using var memo = File.OpenRead(path);
        return new SentReply(message.Header.MessageUuid, path, desk, times)
        {
            FileSha256 = await MemoFiles.Sha256Async(memo, cancellationToken),
        };
    }

    private static async Task WriteMemoAsync(string path, Message message)
    {
        await using var file = File.Create(path);
        await MemoWriter.WriteAsync(file, message, CancellationToken.None);
    }

    private static bool IsPushed(Desk desk) =>
        Solbjerg.Cast.Systems.Single(system => system.Id == desk.Point.SystemId).Protocol == ServiceProtocol.RestPush;
}
