using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class FetchContactListTests
{
    private const string Remote = "contacts/contacts.csv";
    private const string Old = "the list of yesterday";

    private static readonly string List = string.Concat(Enumerable.Range(0, 60_000).Select(i => $"99{i:00000000};P;D;1\n"));

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_Whole_ReplacesTheOldOne()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);

        var answer = await bed.Connect().FetchContactListAsync(target, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        answer.Value!.Length.ShouldBe(List.Length);
        (await File.ReadAllTextAsync(target)).ShouldBe(List);
        Directory.GetFiles(bed.Folder).ShouldBe([target]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_CutInTheMiddle_KeepsTheOldAndGoesOnWhereItWasCut()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 500_000 };

        var cut = await bed.Connect(line.Port).FetchContactListAsync(target, CancellationToken.None);

        cut.Outcome.ShouldBe(SftpOutcome.CutOff, cut.Cause);
        (await File.ReadAllTextAsync(target)).ShouldBe(Old);
        new FileInfo(target + ".part").Length.ShouldBeInRange(200_000, 500_000);

        // The rest passes a line that the whole would not.
        await using var rest = new FaultyLine(bed.Server.Port) { LargestDown = 850_000 };
        var answer = await bed.Connect(rest.Port).FetchContactListAsync(target, CancellationToken.None);
        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        (await File.ReadAllTextAsync(target)).ShouldBe(List);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_PartOfAnotherNight_IsBegunAnew()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        await File.WriteAllTextAsync(target + ".part", new string('x', 1000));
        await File.WriteAllTextAsync(target + ".part.of", $"{List.Length} Jan  1 03:00");

        var answer = await bed.Connect().FetchContactListAsync(target, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        (await File.ReadAllTextAsync(target)).ShouldBe(List);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_NotThere_IsNoSuchFileAndKeepsTheOld()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        File.Delete(bed.Room.At(Remote));

        var answer = await bed.Connect().FetchContactListAsync(target, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.NoSuchFile, answer.Cause);
        (await File.ReadAllTextAsync(target)).ShouldBe(Old);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_CutShortOnTheServerBetweenTwoCalls_NeverMixesTheTwo()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 500_000 };
        await bed.Connect(line.Port).FetchContactListAsync(target, CancellationToken.None);
        bed.Room.Put(Remote, "short");

        var answer = await bed.Connect().FetchContactListAsync(target, CancellationToken.None);

        answer.Value!.Length.ShouldBe("short".Length);
        (await File.ReadAllTextAsync(target)).ShouldBe("short");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_LineHangs_IsTimedOutByOurLimitAndKeepsTheOld()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 500_000, Hangs = true };
        var clock = new FakeClock();

        var fetching = bed.Connect(line.Port, clock).FetchContactListAsync(target, CancellationToken.None);
        await line.Failed;
        clock.Advance(TimeSpan.FromMinutes(30));

        var answer = await fetching;
        answer.Outcome.ShouldBe(SftpOutcome.TimedOut, answer.Cause);
        (await File.ReadAllTextAsync(target)).ShouldBe(Old);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task FetchContactList_Cancelled_EndsAndKeepsTheOld()
    {
        await using var bed = await SftpBed.StartAsync();
        var target = await WithOldAsync(bed);
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 500_000, Hangs = true };
        using var stop = new CancellationTokenSource();

        var fetching = bed.Connect(line.Port).FetchContactListAsync(target, stop.Token);
        await line.Failed;
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(fetching);
        (await File.ReadAllTextAsync(target)).ShouldBe(Old);
    }

    private static async Task<string> WithOldAsync(SftpBed bed)
    {
        var target = Path.Combine(bed.Folder, "contacts.csv");
        await File.WriteAllTextAsync(target, Old);
        bed.Room.Put(Remote, List);
        return target;
    }
}
