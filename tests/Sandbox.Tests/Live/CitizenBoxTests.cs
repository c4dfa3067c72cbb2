using Postvogn.MeMo;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Live;
using Postvogn.Sandbox.Staging;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;
using Postvogn.Testing.Memos;

namespace Postvogn.Sandbox.Tests.Live;

public sealed class CitizenBoxTests : IAsyncLifetime
{
    private static readonly Letter Sent = new(Guid.Parse("11111111-1111-4111-8111-111111111111")) { MessageId = "SAG-7" };
    private static readonly Guid PointId = Guid.Parse("22222222-2222-4222-8222-2222222222c1");
    private readonly TemporaryFolder folder = new();
    private readonly FakeClock clock = new();
    private readonly List<string> lines = [];
    private NationalBed bed = null!;
    private CitizenBox box = null!;

    public async Task InitializeAsync()
    {
        bed = await NationalBed.StartAsync();
        var point = new Sandbox.DigitalPost.ContactPoint(PointId, NationalBed.Cvr, "Alt andet", bed.Pulling.Id);
        bed.Service.Registry.Put(point);
        var cast = new Cast { Organisations = [], Systems = [], Desks = [new Desk(point, "ufordelt")] };
        box = new CitizenBox(bed.Service, cast, folder.Path, clock);
        Directory.CreateDirectory(box.Folder);
    }

    [Fact]
    public async Task Run_FileNamedByALetter_IsItsRecipientsReply()
    {
        await bed.SendAsync(Sent);
        File.WriteAllText(Path.Combine(box.Folder, $"{Sent.MessageUuid}.txt"), "Tak for brevet.");

        await LookAsync();

        lines.ShouldBe([$"replied   {Sent.MessageUuid}.txt"]);
        Directory.EnumerateFiles(box.Folder).ShouldBeEmpty();
        var reply = bed.Ledger.Deliveries.ShouldHaveSingleItem();
        using var client = bed.ClientOf(bed.Pulling);
        await using var memo = new MemoReader(await client.GetStreamAsync($"memos/{reply.MessageUuid}"));
        var header = await memo.ReadHeaderAsync(default);
        (header.Sender.SenderId, header.Recipient.RecipientId).ShouldBe((Letter.Citizen, NationalBed.Cvr));
        header.Recipient.ContactPoint!.ContactPointId.ShouldBe(PointId.ToString());
        var answered = header.ReplyData.ShouldHaveSingleItem();
        (answered.MessageUuid, answered.MessageId, answered.SenderId, answered.RecipientId)
            .ShouldBe((Sent.MessageUuid, "SAG-7", NationalBed.Cvr, Letter.Citizen));
    }

    [Theory]
    [InlineData("svar.txt", "It answers no letter")]
    [InlineData("11111111-1111-4111-8111-111111111111.exe", "cannot have a file of that ending")]
    [InlineData("33333333-3333-4333-8333-333333333333.txt", "No recipient has a letter with that messageUUID")]
    public async Task Run_FileThatAnswersNothing_StaysAndOneLineSaysWhy(string name, string why)
    {
        await bed.SendAsync(Sent);
        File.WriteAllText(Path.Combine(box.Folder, name), "x");

        await LookAsync();

        lines.ShouldHaveSingleItem().ShouldContain(why);
        File.Exists(Path.Combine(box.Folder, name)).ShouldBeTrue();
        bed.Ledger.Deliveries.ShouldBeEmpty();
    }

    public async Task DisposeAsync()
    {
        await bed.DisposeAsync();
        folder.Dispose();
    }

    private async Task LookAsync()
    {
        using var enough = new CancellationTokenSource();
        var running = CollectAsync(enough.Token);
        for (var look = 0; look < 4; look++)
        {
            await clock.UntilWaitingAsync(1);
            clock.AdvanceToNextTimer();
        }
        await clock.UntilWaitingAsync(1);
        await enough.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
    }

    private async Task CollectAsync(CancellationToken cancellationToken)
    {
        await foreach (var line in box.RunAsync(cancellationToken)) lines.Add(line);
    }
}
