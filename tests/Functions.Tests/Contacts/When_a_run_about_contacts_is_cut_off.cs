using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>A run that ends before, or right after, each of its writes and removals: the next one must find enough to go on from.</summary>
public sealed class When_a_run_about_contacts_is_cut_off
{
    private const string Anna = "6101010001";
    private const string Bent = "6101010002";
    private const string Carl = "6101010003";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Should_lose_no_change(bool done)
    {
        var cuts = 0;
        for (var at = 1; await LosesNoChangeAsync(at, done); at++) cuts = at;
        cuts.ShouldBeGreaterThanOrEqualTo(5, "changes twice, the cursor, two notes");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Should_have_the_old_list_or_the_new_one()
    {
        foreach (var done in (bool[])[false, true])
        {
            var cuts = 0;
            for (var at = 1; await HasOneListAsync(at, done); at++) cuts = at;
            cuts.ShouldBe(2, "the index and the changes");
        }
    }

    /// <summary>One contact that the query brings, with a note; one that only its note tells of.</summary>
    private static async Task<bool> LosesNoChangeAsync(int at, bool done)
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna, Bent);
        var (anna, bent) = (bed.Put(Anna, ContactStatus.Exempt), bed.Put(Bent, ContactStatus.Exempt));
        await bed.App.Get<ContactNotes>().KeepAsync(new ContactChange { Id = anna, Version = 0 }, default);
        await bed.App.Get<ContactNotes>().KeepAsync(new ContactChange { Id = bent, Version = 5 }, default);
        var store = new CutStore(bed.Store(), at, done);

        var cut = await IsCutAsync((await bed.StartAppAsync(store)).PullChangesAsync);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = ApiCall.QueryContacts });
        await bed.App.PullChangesAsync();
        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None, $"cut at {at}");
        (await bed.KnownAsync(Bent)).ShouldBe(Reach.None, $"cut at {at}");
        (await bed.App.NotesAsync()).ShouldBeEmpty($"cut at {at}");
        return cut;
    }

    private static async Task<bool> HasOneListAsync(int at, bool done)
    {
        await using var bed = await ListBed.StartAsync();
        await bed.Bed.UseListAsync(TimeSpan.FromHours(30), Anna, Bent);
        bed.Bed.Put(Bent, ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Bed.Clock.Advance(TimeSpan.FromHours(6));
        bed.LayText(ListBed.Text(bed.Bed.Clock.GetUtcNow() - TimeSpan.FromHours(1), [1, 3]));

        var cut = await IsCutAsync((await bed.Bed.StartAppAsync(new CutStore(bed.Bed.Store(), at, done))).PullListAsync);

        var isNew = (await bed.Bed.KnownAsync(Carl))!.Value.DigitalPost;
        isNew.ShouldBe(at > 1 || done, $"cut at {at}");
        (await bed.Bed.KnownAsync(Anna)).ShouldBe(new Reach(true, false));
        (await bed.Bed.KnownAsync(Bent)).ShouldBe(Reach.None);
        return cut;
    }

    private static async Task<bool> IsCutAsync(Func<Task> run)
    {
        try
        {
            await run();
            return false;
        }
        catch (StoreUnavailableException)
        {
            return true;
        }
    }
}
