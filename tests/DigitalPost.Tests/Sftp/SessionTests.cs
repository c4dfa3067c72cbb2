using System.Runtime.Versioning;
using Postvogn.Sandbox.Sftp;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Sftp;

public sealed class SessionTests
{
    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_WrongHostKey_IsRefusedWithTheFingerprintAndNothingSent()
    {
        await using var bed = await SftpBed.StartAsync();
        var other = await bed.OtherKeyAsync();

        var answer = await UploadAsync(bed, bed.Options(hostKey: other.PublicKey));

        answer.Outcome.ShouldBe(SftpOutcome.HostKeyWrong);
        answer.Cause!.ShouldContain("SHA256:");
        bed.Parts.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_NoHostKeyOfThatType_IsUnknownAndNothingSent()
    {
        await using var bed = await SftpBed.StartAsync();
        var other = await bed.OtherKeyAsync("ecdsa");

        var answer = await UploadAsync(bed, bed.Options(hostKey: other.PublicKey));

        answer.Outcome.ShouldBe(SftpOutcome.HostKeyUnknown, answer.Cause);
        bed.Parts.ShouldBeEmpty();
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_WrongUserKey_IsKeyRefused()
    {
        await using var bed = await SftpBed.StartAsync();
        var other = await bed.OtherKeyAsync();

        (await UploadAsync(bed, bed.Options(privateKey: other.PrivateKey))).Outcome.ShouldBe(SftpOutcome.KeyRefused);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_KeyIsBroken_IsKeyRefusedAndSaysItCannotBeRead()
    {
        await using var bed = await SftpBed.StartAsync();
        var lines = bed.Room.Key.PrivateKey.Split('\n');

        var answer = await UploadAsync(bed, bed.Options(privateKey: $"{lines[0]}\n{lines[1]}\n{lines[^2]}"));

        answer.Outcome.ShouldBe(SftpOutcome.KeyRefused);
        answer.Cause!.ShouldContain("cannot read the private key");
        answer.Cause!.ShouldNotContain(lines[1][..20]);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_KeyAsAVaultGivesIt_IsTaken()
    {
        await using var bed = await SftpBed.StartAsync();

        var answer = await UploadAsync(bed, bed.Options(privateKey: bed.Room.Key.PrivateKey.Trim().Replace("\n", "\r\n", StringComparison.Ordinal)));

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_ServerAway_IsNotConnected()
    {
        await using var bed = await SftpBed.StartAsync();
        await bed.Server.StopAsync();

        (await UploadAsync(bed, bed.Options())).Outcome.ShouldBe(SftpOutcome.NotConnected);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_CutBeforeItIsOpen_IsNotConnected()
    {
        await using var bed = await SftpBed.StartAsync();
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 100 };

        (await UploadAsync(bed, bed.Options(line.Port))).Outcome.ShouldBe(SftpOutcome.NotConnected);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_ProgramMissing_NamesThePackage()
    {
        await using var bed = await SftpBed.StartAsync();

        var answer = await UploadAsync(bed, bed.Options(program: "sftp-that-is-not-installed"));

        answer.Outcome.ShouldBe(SftpOutcome.ProgramMissing);
        answer.Cause!.ShouldContain("openssh-client");
    }

    [FactIfAvailable(typeof(OpenSshServer)), UnsupportedOSPlatform("windows")]
    public async Task Session_WhileItRuns_KeyLiesInAFileOfOursAloneAndThenNowhere()
    {
        await using var bed = await SftpBed.StartAsync();
        var seen = Path.Combine(bed.Folder, "seen");
        var program = Path.Combine(bed.Folder, "spy");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{{ pwd; stat -c %a . key; echo \"$@\"; }} > '{seen}'\nexec sftp \"$@\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var answer = await UploadAsync(bed, bed.Options(program: program));

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
        var lines = await File.ReadAllLinesAsync(seen);
        lines[1..3].ShouldBe(["700", "600"]);
        Directory.Exists(lines[0]).ShouldBeFalse();
        bed.Room.Key.PrivateKey.Split('\n')[1..^2].ShouldAllBe(part => !lines[3].Contains(part, StringComparison.Ordinal));
    }

    private static async Task<SftpAnswer<Nothing>> UploadAsync(SftpBed bed, SftpOptions options) =>
        await new SftpConnection(options, TimeProvider.System)
            .UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(10), CancellationToken.None);
}
