using Postvogn.DigitalPost;
using Postvogn.Functions.Contacts;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Tests.Telemetry;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;
using ContactStatus = Postvogn.Sandbox.DigitalPost.ContactStatus;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>The list of the night, fetched from a real OpenSSH server.</summary>
public sealed class PullContactListTests
{
    private const string Header = "DannetDatoTid;SystemIdentifikator;KompletIndikator";
    private static readonly TimeSpan AnHour = TimeSpan.FromHours(1);

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_GoodList_IsInUse()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 1000));

        await bed.App.PullListAsync();

        (await bed.Bed.KnownAsync(ListBed.Number(7))).ShouldBe(new Reach(true, false));
        (await bed.Bed.KnownAsync(ListBed.Number(1000))).ShouldBe(Reach.None);
        bed.App.Logs.Of(1000).ShouldHaveSingleItem().Text.ShouldContain("1000 registrations");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_AfterTheList_LeavesNothingOfItOnTheDisk()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 10));

        await bed.App.PullListAsync();

        bed.App.Get<ListFetch>().Left.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ListOfThisNightInUse_EndsWithoutAConnection()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 10));
        await bed.App.PullListAsync();
        await bed.StopServerAsync();

        bed.Bed.Clock.Advance(TimeSpan.FromHours(4));
        await bed.App.PullListAsync();

        bed.App.Logs.Of(1001).ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_TheNextNight_ReplacesTheIndexAndDropsWhatItKnows()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 10));
        await bed.App.PullListAsync();
        bed.Bed.Put(ListBed.Number(3), ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Bed.Clock.Advance(TimeSpan.FromDays(1));
        bed.Bed.Put(ListBed.Number(4), ContactStatus.Exempt);
        await bed.App.PullChangesAsync();

        bed.Lay(TimeSpan.FromMinutes(10), Enumerable.Range(0, 10).Append(11).Except([3]));
        await bed.App.PullListAsync();

        (await bed.Bed.KnownAsync(ListBed.Number(11))).ShouldBe(new Reach(true, false));
        (await bed.Bed.KnownAsync(ListBed.Number(3))).ShouldBe(Reach.None);
        (await bed.Bed.KnownAsync(ListBed.Number(4))).ShouldBe(Reach.None, "changed after the list was made, or about then");
        (await bed.App.Get<KeptChanges>().ReadAsync(default)).Value!.Count.ShouldBe(1);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ListThatIsNotGood_LeavesTheLastIndexByteForByteAndSaysSo()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 1000));
        await bed.App.PullListAsync();
        var last = await bed.App.BytesAsync(Places.ContactIndex);
        bed.Bed.Clock.Advance(TimeSpan.FromHours(24));

        foreach (var (list, outcome) in NotGood(bed.Bed.Clock.GetUtcNow() - AnHour))
        {
            bed.LayText(list);
            await bed.App.PullListAsync();

            bed.App.Logs.Of(1002)[^1].Text.ShouldContain($"{outcome}");
            (await bed.App.BytesAsync(Places.ContactIndex)).ShouldBe(last, $"{outcome}");
            (await bed.Bed.KnownAsync(ListBed.Number(999))).ShouldBe(new Reach(true, false));
        }

        bed.App.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("610101", StringComparison.Ordinal));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ListOfTheNightBefore_IsNoError()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 10));
        await bed.App.PullListAsync();
        var last = await bed.App.BytesAsync(Places.ContactIndex);
        bed.Bed.Clock.Advance(TimeSpan.FromHours(24));

        await bed.App.PullListAsync();

        bed.App.Logs.Of(1003).Count.ShouldBe(1);
        bed.App.Logs.Of(1002).ShouldBeEmpty();
        (await bed.App.BytesAsync(Places.ContactIndex)).ShouldBe(last);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_WrongHostKey_LeavesTheLastIndexAndSaysSo()
    {
        await using var bed = await ListBed.StartAsync(async server => (await server.MakeKeyAsync("other", "ed25519", default)).PublicKey);
        await bed.Bed.UseListAsync(TimeSpan.FromHours(30), ListBed.Number(1));
        var last = await bed.App.BytesAsync(Places.ContactIndex);
        bed.Lay(AnHour, Enumerable.Range(0, 10));

        await bed.App.PullListAsync();

        bed.App.Logs.Of(1001).ShouldHaveSingleItem().Text.ShouldContain("HostKeyWrong");
        (await bed.App.BytesAsync(Places.ContactIndex)).ShouldBe(last);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_NoListYetThenOne_SaysSoAndTakesItNextTime()
    {
        await using var bed = await ListBed.StartAsync();

        await bed.App.PullListAsync();
        bed.App.Logs.Of(1001).ShouldHaveSingleItem().Text.ShouldContain("NoSuchFile");
        bed.Lay(AnHour, 1);
        await bed.App.PullListAsync();

        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(new Reach(true, false));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ServerAway_LeavesTheLastIndexAndSaysSo()
    {
        await using var bed = await ListBed.StartAsync();
        await bed.Bed.UseListAsync(TimeSpan.FromHours(30), ListBed.Number(1));
        await bed.StopServerAsync();

        await bed.App.PullListAsync();

        bed.App.Logs.Of(1001).ShouldHaveSingleItem().Text.ShouldContain("NotConnected");
        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(new Reach(true, false));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_IndexThatCannotBeOpened_IsReplaced()
    {
        await using var bed = await ListBed.StartAsync();
        await bed.App.Store.PutAsync(Places.ContactIndex, (stream, cancel) => stream.WriteAsync(
            "spoiled"u8.ToArray(), cancel).AsTask(), BlobCondition.None, default);
        bed.Lay(AnHour, 1);

        await bed.App.PullListAsync();

        bed.App.Logs.Of(1005).ShouldNotBeEmpty();
        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(new Reach(true, false));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_TwoInstancesAtOnce_PutOneListInUse()
    {
        await using var bed = await ListBed.StartAsync();
        var other = await bed.Bed.StartAppAsync();
        bed.Lay(AnHour, Enumerable.Range(0, 500));

        await Task.WhenAll(bed.App.PullListAsync(), other.PullListAsync());

        (await bed.Bed.KnownAsync(ListBed.Number(499))).ShouldBe(new Reach(true, false));
        bed.App.Logs.Lines.Concat(other.Logs.Lines).ShouldAllBe(line => line.EventId < 1001 || line.EventId > 1006);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_WhileThisInstanceFetches_EndsAndSaysSo()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(AnHour, 1);

        await bed.App.Get<ListFetch>().ReadAsync(
            ContactBed.System,
            async (list, _) =>
            {
                await bed.App.PullListAsync();
                return await ContactList.ReadAsync(list, new ContactListRules(), bed.Bed.Clock, default);
            },
            default);

        bed.App.Logs.Of(1013).Count.ShouldBe(1);
        (await bed.App.BytesAsync(Places.ContactIndex)).ShouldBeNull();
        await bed.App.PullListAsync();
        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(new Reach(true, false));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ListInUse_TellsItsAgeAndRegistrations()
    {
        await using var bed = await ListBed.StartAsync();
        bed.Lay(TimeSpan.FromSeconds(4321), Enumerable.Range(0, 1234));
        using var told = new CountedHere();

        await bed.App.PullListAsync();

        told.Seen.ShouldBe(["contacts.list_age 4321", "contacts.registrations 1234"]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_AnotherListPutInUseMeanwhile_Stays()
    {
        await using var bed = await ListBed.StartAsync();
        var late = await bed.Bed.StartAppAsync(new HookedStore(bed.Bed.Store())
        {
            BeforeWriting = (Places.ContactIndex, () => bed.Bed.UseListAsync(TimeSpan.FromMinutes(5), ListBed.Number(2))),
        });
        bed.Lay(AnHour, 1);

        await late.PullListAsync();

        late.Logs.Of(1004).Count.ShouldBe(1);
        (await bed.Bed.KnownAsync(ListBed.Number(2))).ShouldBe(new Reach(true, false));
        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(Reach.None);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ChangeThatComesWhileTheIndexIsReplaced_IsNotLost()
    {
        await using var bed = await ListBed.StartAsync();
        await bed.Bed.UseListAsync(TimeSpan.FromHours(30), ListBed.Number(1), ListBed.Number(2));
        bed.Bed.Put(ListBed.Number(1), ContactStatus.Exempt);
        var pulling = await bed.Bed.StartAppAsync(
            new HookedStore(bed.Bed.Store()) { BeforeWriting = (Places.ContactIndex, bed.App.PullChangesAsync) });
        bed.Lay(AnHour, 1, 2);

        await pulling.PullListAsync();

        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(Reach.None);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task RunAsync_ChangeThatComesWhileOldOnesAreDropped_IsNotLost()
    {
        await using var bed = await ListBed.StartAsync();
        await bed.Bed.UseListAsync(TimeSpan.FromHours(50), ListBed.Number(1), ListBed.Number(2));
        bed.Bed.Put(ListBed.Number(2), ContactStatus.Exempt);
        await bed.App.PullChangesAsync();
        bed.Bed.Clock.Advance(TimeSpan.FromHours(24));
        bed.Bed.Put(ListBed.Number(1), ContactStatus.Exempt);
        var pulling = await bed.Bed.StartAppAsync(
            new HookedStore(bed.Bed.Store()) { BeforeWriting = (Places.ContactChanges, bed.App.PullChangesAsync) });
        bed.Lay(AnHour, 1, 3);

        await pulling.PullListAsync();

        (await bed.Bed.KnownAsync(ListBed.Number(1))).ShouldBe(Reach.None);
        (await bed.App.Get<KeptChanges>().ReadAsync(default)).Value!.Count.ShouldBe(1, "what the list knows is dropped");
    }

    private static IEnumerable<(string List, ContactListOutcome Outcome)> NotGood(DateTimeOffset createdAt)
    {
        var good = ListBed.Text(createdAt, Enumerable.Range(0, 1000));
        yield return (good[..^9], ContactListOutcome.CutOff);
        yield return (ListBed.Text(createdAt, Enumerable.Range(0, 900)), ContactListOutcome.TooFewRows);
        yield return (good.Replace(Header, "Dato;System;Komplet", StringComparison.Ordinal), ContactListOutcome.WrongHeader);
        yield return (good.Replace(";0;1\n", ";0;0\n", StringComparison.Ordinal), ContactListOutcome.NotComplete);
        yield return (good + "610101000;P;D;1\n", ContactListOutcome.BadRow);
        yield return (ListBed.Text(createdAt - TimeSpan.FromHours(40), Enumerable.Range(0, 1000)), ContactListOutcome.TooOld);
        yield return ("", ContactListOutcome.CutOff);
    }
}
