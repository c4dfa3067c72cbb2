using Microsoft.Extensions.DependencyInjection;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Receiving;
using Postvogn.Functions.Sending;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Storage;
using Postvogn.Functions.Threads;

namespace Postvogn.Functions.Tests.Receiving;

/// <summary>After each write in turn: what follows goes on from there, and says what was decided, whatever has changed since.</summary>
public sealed class When_the_process_dies_over_a_reply : IDisposable
{
    private readonly ReplyBed bed = new();

    [Fact]
    public async Task Should_deliver_it_once_where_it_was_routed_first()
    {
        var sent = await bed.SentAsync();
        for (var writes = 0; ; writes++)
        {
            var uuid = bed.Rig.Ids.NewId();
            var xml = ReplyBed.Theirs(uuid, ReplyBed.Replies(sent, null));
            var dying = new DyingStore(bed.Rig.Store, writes);
            var died = await DiesAsync(() => bed.DeliverAsync(uuid, xml, bed.Settings, dying));
            var begun = (await bed.Rig.Store.ReadDeliveryAsync(Rig.SystemId, uuid, default)) is not null;

            // Rules and sources are others by now.
            var later = bed.Settings with { Sources = new Dictionary<string, Functions.Settings.SourceSettings>() };
            await bed.DeliverAsync(uuid, xml, later);
            await bed.DeliverAsync(uuid, xml, later);

            var message = await bed.MessageAsync(uuid);
            bed.Destination.ShouldBe(begun ? "kmd-svar" : "jobs");
            message.RoutedBy.ShouldBe(begun ? new RouteReason("reply") : new RouteReason("contactPoint", Unmatched: "noDestination"));
            message.Answers!.MessageUUID.ShouldBe(sent);
            var thread = await bed.Rig.Get<LetterThreads>().ListAsync(sent, default);
            thread.Others.Count(other => other.MessageUuid == uuid).ShouldBe(1, $"after {writes} writes");
            if (!died) break;
        }
    }

    [Fact]
    public async Task Should_send_our_answer_once_in_its_thread()
    {
        var theirs = bed.Rig.Ids.NewId();
        for (var writes = 0; ; writes++)
        {
            var (uuid, drop) = (bed.Rig.Ids.NewId(), $"kmd/svar-{writes}.xml");
            await bed.Rig.WriteAsync(Places.Drop(drop), ReplyBed.Ours(uuid, "SAG-9", theirs));
            var dying = new DyingStore(bed.Rig.Store, writes);
            var parts = bed.Rig.Parts(bed.Settings, services => services.AddSingleton<IBlobStore>(dying));
            var died = await DiesAsync(() => parts.GetRequiredService<AcceptDropHandler>().RunAsync(DropRuns.Created(drop), default));

            await bed.Rig.Get<AcceptDropHandler>(bed.Settings).RunAsync(DropRuns.Created(drop), 2, default);

            (await bed.Rig.LetterAsync(uuid)).Status.ShouldBe(LetterStatus.Accepted);
            var thread = await bed.Rig.Get<LetterThreads>().ListAsync(uuid, default);
            thread.First.ShouldBe(theirs);
            thread.Others.Count(other => other.MessageUuid == uuid).ShouldBe(1, $"after {writes} writes");
            (await bed.Rig.Get<LettersByMessageId>().FindAsync(Rig.Cvr, "SAG-9", default))!.ShouldContain(uuid);
            if (!died) break;
            foreach (var name in (await bed.Rig.ListAsync("messages")).Where(name => name.StartsWith("by-id/", StringComparison.Ordinal)))
                await bed.Rig.Store.DeleteAsync(new BlobPath("messages", name), default);
        }
    }

    public void Dispose() => bed.Dispose();

    private static async Task<bool> DiesAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (DiedException)
        {
            return true;
        }
    }
}
