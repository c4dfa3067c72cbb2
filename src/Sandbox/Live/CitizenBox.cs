using System.Runtime.CompilerServices;
using Postvogn.MeMo;
using Postvogn.Sandbox.Demo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Samples;
using Postvogn.Sandbox.Staging;
using Spectre.Console;

namespace Postvogn.Sandbox.Live;

/// <summary>A file that is named by a letter's messageUUID, such as <c>{messageUUID}.txt</c>, is what its recipient replies.</summary>
internal sealed class CitizenBox(NationalService digitalPost, Cast cast, string root, TimeProvider clock)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private readonly FolderWatch watch = new(FolderOf(root), clock);

    public string Folder { get; } = FolderOf(root);

    public void MakeFolder() => Directory.CreateDirectory(Folder);

    /// <summary>Ends only when it is cancelled. Gives lines for the screen.</summary>
    public async IAsyncEnumerable<string> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            MakeFolder();
            foreach (var file in watch.Look().Where(file => file is { IsStill: true, IsDone: false }))
            {
                watch.MarkDone(file);
                yield return await HandleAsync(file, cancellationToken) is { } why
                    ? $"[yellow]left out[/]  {file.Name.EscapeMarkup()}  {why.EscapeMarkup()}"
                    : $"replied   {file.Name.EscapeMarkup()}";
            }
            await Task.Delay(Moment, clock, cancellationToken);
        }
    }

    // Why it is left, once.
    private async Task<string?> HandleAsync(SeenFile file, CancellationToken cancellationToken)
    {
        if (!Guid.TryParse(Path.GetFileNameWithoutExtension(file.Name), out var letter))
            return "It answers no letter: name it by the messageUUID in the letter's outcome, such as {messageUUID}.txt.";
        if (MemoFormats.OfFilename(file.Name) is not { } format)
            return "A letter cannot have a file of that ending. Use .txt or .pdf.";
        if (digitalPost.Ledger.FindMessage(letter) is not { IsDelivered: true, Facts: { } facts })
            return "No recipient has a letter with that messageUUID. Wait until its outcome says Completed, and copy the file anew.";
        if (PointOf(facts) is not { } point)
            return "The letter's sender has no contact point that takes replies.";
        try
        {
            await ReplyAsync(letter, facts, point, ContentOf(file, format), cancellationToken);
            File.Delete(file.Path);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"It cannot be taken. {fault.Message}";
        }
    }

    // Where the letter says that replies go, else where the authority takes whatever comes.
    private DigitalPost.ContactPoint? PointOf(MessageFacts facts) =>
        (Guid.TryParse(facts.ContactPoint, out var id) ? digitalPost.Registry.FindContactPoint(id) : null)
        ?? cast.Desks.LastOrDefault(desk => desk.Point.Cvr == facts.Sender)?.Point;

    private async Task ReplyAsync(
        Guid letter, MessageFacts facts, DigitalPost.ContactPoint point, MemoFile content, CancellationToken cancellationToken)
    {
        var reply = new CitizenLetter
        {
            MessageUuid = SandboxIds.Next(),
            Label = $"Svar: {facts.Title}",
            From = new Sender
            {
                SenderId = facts.Recipient,
                IdType = facts.RecipientType == "CITIZEN" ? "CPR" : "CVR",
                Label = Correspondents.NameOf(0),
            },
            To = digitalPost.Registry.FindOrganisation(facts.Sender)!,
            Point = point,
            Answers = CitizenLetter.Answering(letter, facts),
            WrittenAt = clock.GetUtcNow(),
            Document = new Document { Label = "Svar", Files = [content] },
        };
        var path = Path.GetTempFileName();
        try
        {
            await using (var memo = File.Create(path)) await MemoWriter.WriteAsync(memo, reply.ToMessage(), cancellationToken);
            await digitalPost.SendToRecipientAsync(point.SystemId, path, cancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static MemoFile ContentOf(SeenFile file, string format) => new()
    {
        EncodingFormat = format,
        Filename = "svar" + Path.GetExtension(file.Name).ToLowerInvariant(),
        Language = "da",
        Content = FileContent.From(_ => ValueTask.FromResult<Stream>(Processes.OrdinaryFile.OpenRead(file.Path))),
    };

    private static string FolderOf(string root) => Path.Combine(root, "replies-to-send");
}
