using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class UploadArchiveTests
{
    private const int Length = 1_500_000;

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_Once_IsThereWholeAndNoPartIsLeft()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(Length);

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        answer.ShouldBe(new SftpAnswer<Nothing> { Outcome = SftpOutcome.Done });
        (await File.ReadAllBytesAsync(bed.Delivered)).ShouldBe(await File.ReadAllBytesAsync(file));
        bed.Parts.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_AgainTheSame_IsDoneAndTouchesNothing()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(Length);
        await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);
        var before = File.GetLastWriteTimeUtc(bed.Delivered);

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Done);
        File.GetLastWriteTimeUtc(bed.Delivered).ShouldBe(before);
        bed.Parts.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_AnotherOfThatNameIsThere_IsDifferentAndItStays()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put($"memos/{SftpBed.Transmission}.tar.lzma", "another");

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(Length), CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Different);
        (await File.ReadAllTextAsync(bed.Delivered)).ShouldBe("another");
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_CutInTheMiddle_SaysSoAndGoesOnWhereItWasCut()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(Length);
        // Cut once the server has written some of what it was sent: what it has not read yet, a cut takes with it.
        await using var line = new FaultyLine(bed.Server.Port) { LargestUp = 800_000, Hangs = true, CutWhen = () => bed.Sent > 200_000 };

        var cut = await bed.Connect(line.Port).UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        cut.Outcome.ShouldBe(SftpOutcome.CutOff, cut.Cause);
        File.Exists(bed.Delivered).ShouldBeFalse();
        new FileInfo(bed.Parts.ShouldHaveSingleItem()).Length.ShouldBeInRange(200_000, 800_000);

        // The rest passes the same line, which the whole would not.
        await using var rest = new FaultyLine(bed.Server.Port) { LargestUp = 1_400_000 };
        var answer = await bed.Connect(rest.Port).UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);
        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        (await File.ReadAllBytesAsync(bed.Delivered)).ShouldBe(await File.ReadAllBytesAsync(file));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_LineHangs_IsCutByTheSilenceLimitAndGoesOnLater()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(Length);
        await using var line = new FaultyLine(bed.Server.Port) { LargestUp = 800_000, Hangs = true };
        var connection = new SftpConnection(bed.Options(line.Port, silenceLimit: 4), TimeProvider.System);

        var hung = await connection.UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        hung.Outcome.ShouldBe(SftpOutcome.CutOff, hung.Cause);
        hung.Cause!.ShouldContain("silence limit");
        File.Exists(bed.Delivered).ShouldBeFalse();
        (await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None)).Outcome.ShouldBe(SftpOutcome.Done);
        (await File.ReadAllBytesAsync(bed.Delivered)).ShouldBe(await File.ReadAllBytesAsync(file));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_OtherContentThanThePart_NeverMixesTheTwo()
    {
        await using var bed = await SftpBed.StartAsync();
        await using var line = new FaultyLine(bed.Server.Port) { LargestUp = 800_000 };
        await bed.Connect(line.Port).UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(Length), CancellationToken.None);
        var other = await bed.ArchiveAsync(Length, seed: 2);

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, other, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Done);
        (await File.ReadAllBytesAsync(bed.Delivered)).ShouldBe(await File.ReadAllBytesAsync(other));
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_WholePartWasNotMovedYet_IsMovedOnly()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(Length);
        await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);
        await using (var outgoing = await OutgoingArchive.OpenAsync(SftpBed.Transmission, file, CancellationToken.None))
            File.Move(bed.Delivered, bed.Room.At(outgoing.Part));
        await using var line = new FaultyLine(bed.Server.Port) { LargestUp = 100_000 };

        var answer = await bed.Connect(line.Port).UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        new FileInfo(bed.Delivered).Length.ShouldBe(Length);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_ServerTakesNoMore_IsFullAndLeavesNoPart()
    {
        await using var bed = await SftpBed.StartAsync(largestFile: 1000);

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(Length), CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Full, answer.Cause);
        bed.Parts.ShouldBeEmpty();
        File.Exists(bed.Delivered).ShouldBeFalse();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_FolderRefused_IsDenied()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.Room.AllowAsync("memos/tmp", "500", CancellationToken.None);

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(10), CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Denied, answer.Cause);
        File.Exists(bed.Delivered).ShouldBeFalse();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_FolderMissing_IsNoSuchFile()
    {
        await using var bed = await SftpBed.StartAsync();
        Directory.Delete(bed.Room.At("memos/tmp"));

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(10), CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.NoSuchFile, answer.Cause);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_NoFileOnOurSide_IsLocalFault()
    {
        await using var bed = await SftpBed.StartAsync();

        var answer = await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, Path.Combine(bed.Folder, "none"), CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.LocalFault);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task UploadArchive_AnswerToTheMoveIsLost_IsUnconfirmedAndFoundThereNextTime()
    {
        await using var bed = await SftpBed.StartAsync();
        var file = await bed.ArchiveAsync(10);
        await using var losing = FaultyLine.ThatLosesTheMove(bed.Server.Port, bed.Room.At("memos/tmp"));

        var answer = await bed.Connect(losing.Port).UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None);

        answer.Outcome.ShouldBe(SftpOutcome.Unconfirmed, answer.Cause);
        File.Exists(bed.Delivered).ShouldBeTrue();
        (await bed.Connect().UploadArchiveAsync(SftpBed.Transmission, file, CancellationToken.None)).Outcome.ShouldBe(SftpOutcome.Done);
    }
}
