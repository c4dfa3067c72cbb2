using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Sandbox.DigitalPost;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;
using NemSms = Postvogn.Sandbox.DigitalPost.NemSmsSubscription;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>What changed since the list, asked for and noted, beside the stand-in over real TLS.</summary>
public sealed class PullContactChangesTests
{
    /// <summary>A call, and the repeats within it.</summary>
    private const int Tries = 3;

    private const string Anna = "6101010001";
    private const string Bent = "6101010002";
    private const string Carl = "6101010003";
    private const string Company = "00112233";

    [Fact]
    public async Task RunAsync_ContactsChangedSinceTheList_AreKnown()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna, Bent);
        bed.Put(Anna, ContactStatus.Exempt);
        bed.Put(Bent, ContactStatus.Registered, NemSms.Verified);
        bed.Put(Carl, ContactStatus.Exempt, NemSms.NotVerified);
        bed.Put(Company);

        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
        (await bed.KnownAsync(Bent)).ShouldBe(new Reach(true, true));
        (await bed.KnownAsync(Carl)).ShouldBe(Reach.None);
        (await bed.KnownAsync(Company)).ShouldBe(new Reach(true, false));
    }

    [Fact]
    public async Task RunAsync_ClosedContact_IsReachedByNeither()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Closed, NemSms.Verified);

        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
    }

    [Fact]
    public async Task RunAsync_Again_AsksFromTheNewestChangeOn()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        var changed = bed.Clock.GetUtcNow();

        await bed.App.PullChangesAsync();
        bed.Clock.Advance(TimeSpan.FromHours(2));
        bed.Put(Bent);
        await bed.App.PullChangesAsync();

        var cursor = await CursorAsync(bed);
        (cursor.Through, cursor.Unfinished).ShouldBe((bed.Clock.GetUtcNow(), null));
        cursor.SinceFor(await IndexAsync(bed)).ShouldBeGreaterThan(changed);
        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
        (await bed.KnownAsync(Bent)).ShouldBe(new Reach(true, false));
    }

    [Fact]
    public async Task RunAsync_NothingNew_WritesNothing()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        var version = await bed.App.Store.VersionOfAsync(Places.ContactChanges, default);

        bed.Clock.Advance(TimeSpan.FromMinutes(5));
        await bed.App.PullChangesAsync();

        (await bed.App.Store.VersionOfAsync(Places.ContactChanges, default)).ShouldBe(version);
    }

    [Fact]
    public async Task RunAsync_NoIndexYet_LeavesTheNotes()
    {
        await using var bed = await ContactBed.StartAsync();
        await NoteAsync(bed, bed.Put(Anna), 0);

        await bed.App.PullChangesAsync();

        (await bed.App.NotesAsync()).Count.ShouldBe(1);
        (await bed.App.BytesAsync(Places.ContactChanges)).ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_NotedContactThatTheQueryDoesNotBring_IsFetched()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, bed.Put(Anna, ContactStatus.Exempt), 0);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = ApiCall.QueryContacts, Times = Tries });

        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
        (await bed.App.NotesAsync()).ShouldBeEmpty();
        bed.App.Logs.Of(1009).ShouldHaveSingleItem().Text.ShouldContain("QueryContacts");
    }

    [Fact]
    public async Task RunAsync_NotedContactThatTheQueryBrings_IsNotFetchedAgain()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, bed.Put(Anna, ContactStatus.Exempt), 0);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.InternalServerError) { Call = ApiCall.FetchContact });

        await bed.App.PullChangesAsync();

        (await bed.App.NotesAsync()).ShouldBeEmpty();
        bed.DigitalPost.Faults.Remaining.ShouldBe(1, "nothing was fetched");
    }

    [Fact]
    public async Task RunAsync_NoteOfALaterVersionThanTheQueryBrings_IsFetched()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, bed.Put(Anna, ContactStatus.Exempt), 7);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.InternalServerError) { Call = ApiCall.FetchContact, Times = Tries });

        await bed.App.PullChangesAsync();

        bed.DigitalPost.Faults.Remaining.ShouldBe(0, "it was fetched");
        (await bed.App.NotesAsync()).Count.ShouldBe(1, "and it failed");
    }

    [Fact]
    public async Task RunAsync_FetchFails_KeepsTheNoteForTheNextRun()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, bed.Put(Anna, ContactStatus.Exempt), 0);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.ServiceUnavailable) { Call = ApiCall.QueryContacts, Times = 2 * Tries });
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.TooManyRequests) { Call = ApiCall.FetchContact });

        await bed.App.PullChangesAsync();
        (await bed.App.NotesAsync()).Count.ShouldBe(1);
        (await bed.KnownAsync(Anna)).ShouldBe(new Reach(true, false));
        bed.Clock.Advance(TimeSpan.FromMinutes(5));
        await bed.App.PullChangesAsync();

        (await bed.App.NotesAsync()).ShouldBeEmpty();
        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
    }

    [Fact]
    public async Task RunAsync_NoteOfNobody_IsRemovedAndSaid()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, Guid.Parse("f0000000-0000-4000-8000-000000000001"), 3);

        await bed.App.PullChangesAsync();

        (await bed.App.NotesAsync()).ShouldBeEmpty();
        bed.App.Logs.Of(1010).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_NoteThatTheListKnows_IsRemovedUnread()
    {
        await using var bed = await ContactBed.StartAsync();
        await NoteAsync(bed, bed.Put(Anna), 0);
        bed.Clock.Advance(TimeSpan.FromHours(3));
        await bed.UseListAsync(TimeSpan.FromHours(1), Anna);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.InternalServerError) { Call = ApiCall.FetchContact });

        await bed.App.PullChangesAsync();

        (await bed.App.NotesAsync()).ShouldBeEmpty();
        bed.DigitalPost.Faults.Remaining.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_QueryFailsOnTheSecondPage_GoesOnThere()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        var numbers = Enumerable.Range(0, 1500).Select(i => $"62010{i:00000}").ToList();
        foreach (var number in numbers) bed.Put(number);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.CutOff) { Call = ApiCall.QueryContacts, Skip = 1, Times = Tries });

        await bed.App.PullChangesAsync();
        var halfway = await CursorAsync(bed);
        await bed.App.PullChangesAsync();

        (halfway.Through, halfway.Unfinished?.Newest).ShouldBe((null, bed.Clock.GetUtcNow()));
        (await CursorAsync(bed)).ShouldBe(new ChangeCursor(bed.Clock.GetUtcNow(), null));
        bed.App.Logs.Of(1012).Select(line => line.Text.Split(':', ',')[1].Trim()).ShouldBe(["1000 came by asking", "500 came by asking"]);
        foreach (var number in numbers)
            (await bed.App.Get<KnownContacts>().CurrentAsync(default))!.Find(number).ShouldBe(new Reach(true, false));
    }

    [Fact]
    public async Task RunAsync_NextThatIsRefused_BeginsAnew()
    {
        await using var bed = await ContactBed.StartAsync();
        var index = await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        var broken = new ChangeCursor(null, new UnfinishedWalk(index.CreatedAt, "no next of ours", null));
        await bed.App.Store.MarkAsync(Places.ContactCursor, default);
        await bed.App.Store.WriteAsync(Places.ContactCursor, broken, ContactsJson.Default.ChangeCursor, BlobCondition.None, default);
        await bed.App.Get<KeptChanges>().ApplyAsync([], default);

        await bed.App.PullChangesAsync();
        (await CursorAsync(bed)).ShouldBe(ChangeCursor.None);
        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
    }

    [Fact]
    public async Task RunAsync_ChangesThatCannotBeOpened_AreAskedForAnew()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        bed.Put(Anna, ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Clock.Advance(TimeSpan.FromHours(3));
        await bed.App.Store.PutAsync(Places.ContactChanges, (stream, cancel) => stream.WriteAsync(
            "spoiled"u8.ToArray(), cancel).AsTask(), BlobCondition.None, default);

        await bed.App.PullChangesAsync();

        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
        bed.App.Logs.Of(1005).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task RunAsync_TwoInstancesAtOnce_LoseNothing()
    {
        await using var bed = await ContactBed.StartAsync();
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        var other = await bed.StartAppAsync();
        var numbers = Enumerable.Range(0, 40).Select(i => $"62010{i:00000}").ToList();
        foreach (var number in numbers) await NoteAsync(bed, bed.Put(number), 0);

        await Task.WhenAll(bed.App.PullChangesAsync(), other.PullChangesAsync());

        foreach (var number in numbers) (await bed.KnownAsync(number)).ShouldBe(new Reach(true, false));
        (await bed.App.NotesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_NotificationUrl_MakesTheSubscription()
    {
        await using var bed = await ContactBed.StartAsync(WithAddress);

        await bed.App.PullChangesAsync();
        await bed.App.PullChangesAsync();

        var subscription = await SubscriptionAsync(bed);
        subscription.NotificationUrl.ShouldBe("https://postvogn.example/api/contact-changes");
        subscription.Operations!.Select(operation => operation.Code).ShouldBe(["ALL_CITIZENS", "NEW_CITIZENS", "ALL_COMPANIES",
            "NEW_COMPANIES"]);
        subscription.Version.ShouldBe(0);
        bed.App.Logs.Of(1007).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_SubscriptionThatDiffers_IsSetRightAndKeepsItsContacts()
    {
        await using var bed = await ContactBed.StartAsync(WithAddress);
        var contact = bed.Put(Anna);
        var former = new ContactSubscription
        {
            NotificationUrl = "https://old.example/",
            Operations = [ContactOperation.NewCitizens],
            ContactIds = [contact],
        };
        await WithCallerAsync(
            bed, caller => caller.CallAsync(Operation.CreateContactSubscription, client => client.CreateContactSubscriptionAsync(former)));

        await bed.App.PullChangesAsync();

        var subscription = await SubscriptionAsync(bed);
        (subscription.NotificationUrl, subscription.Operations!.Count).ShouldBe(("https://postvogn.example/api/contact-changes", 4));
        subscription.ContactIds.ShouldBe([contact]);
        bed.App.Logs.Of(1008).Count.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_NoNotificationUrl_LeavesSubscriptionsAlone()
    {
        await using var bed = await ContactBed.StartAsync();
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.InternalServerError) { Call = ApiCall.ListContactSubscriptions });

        await bed.App.PullChangesAsync();

        bed.DigitalPost.Faults.Remaining.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_ChangesOfContacts_AreToldWithoutAnyNumber()
    {
        await using var bed = await ContactBed.StartAsync(WithAddress);
        await bed.UseListAsync(TimeSpan.FromHours(6), Anna);
        await NoteAsync(bed, bed.Put(Anna, ContactStatus.Exempt), 0);
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.CutOff) { Call = ApiCall.FetchContact });
        bed.DigitalPost.Faults.Add(new Fault(FaultKind.CutOff) { Call = ApiCall.QueryContacts });

        await bed.App.PullChangesAsync();
        await bed.App.PullChangesAsync();

        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Anna, StringComparison.Ordinal));
        (await bed.KnownAsync(Anna)).ShouldBe(Reach.None);
    }

    private static PostvognSettings WithAddress(PostvognSettings settings) =>
        settings with { Contacts = settings.Contacts with { NotificationUrl = new Uri("https://postvogn.example/api/contact-changes") } };

    private static Task NoteAsync(ContactBed bed, Guid contact, long version) =>
        bed.App.Get<ContactNotes>().KeepAsync(new ContactChange { Id = contact, Version = version }, default);

    private static async Task<ChangeCursor> CursorAsync(ContactBed bed) =>
        (await bed.App.Store.ReadAsync(Places.ContactCursor, ContactsJson.Default.ChangeCursor, default))!.Value;

    private static async Task<ContactIndex> IndexAsync(ContactBed bed) => (await bed.App.Get<KeptIndex>().ReadAsync(default)).Value!;

    private static async Task<ContactSubscription> SubscriptionAsync(ContactBed bed)
    {
        var listed = await WithCallerAsync(
            bed, caller => caller.CallAsync(Operation.ListContactSubscriptions, client => client.ListContactSubscriptionsAsync()));
        return listed.Value.ShouldHaveSingleItem();
    }

    private static async Task<T> WithCallerAsync<T>(ContactBed bed, Func<ContactCaller, Task<T>> call)
    {
        using var caller = (await bed.App.Get<ContactCallers>().RentAsync(default))!;
        return await call(caller);
    }
}
