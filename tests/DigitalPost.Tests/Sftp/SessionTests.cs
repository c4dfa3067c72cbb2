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
    public async Task Session_KeyAsAVaultGivesIt_IsTaken()
    {
        await using var bed = await SftpBed.StartAsync();

        var text = bed.Room.Key.PrivateKey.Trim().Replace("\n", "\r\n", StringComparison.Ordinal);

        var answer = await UploadAsync(bed, bed.Options(privateKey: text));

        answer.Outcome.ShouldBe(SftpOutcome.Done, answer.Cause);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Session_KeysOfAnotherType_AreTaken()
    {
        foreach (var type in (string[])["rsa", "ecdsa"])
        {
            await using var bed = await SftpBed.StartAsync(keyType: type);

            var answer = await UploadAsync(bed, bed.Options());

            answer.Outcome.ShouldBe(SftpOutcome.Done, $"{type}: {answer.Cause}");
        }
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
    public async Task Session_SilentBeforeItIsOpen_IsNotConnectedWithinTheLimitOfACall()
    {
        await using var bed = await SftpBed.StartAsync();
        await using var line = new FaultyLine(bed.Server.Port) { LargestDown = 100, Hangs = true };
        var clock = new FakeClock();

        var fetching = bed.Connect(line.Port, clock).ListReceiptsAsync(CancellationToken.None);
        await line.Failed;
        await clock.UntilWaitingAsync(1);
        clock.Advance(TimeSpan.FromMinutes(30));

        (await fetching).Outcome.ShouldBe(SftpOutcome.NotConnected);
    }

    private static async Task<SftpAnswer<Nothing>> UploadAsync(SftpBed bed, SftpOptions options) =>
        await new SftpConnection(options, TimeProvider.System)
            .UploadArchiveAsync(SftpBed.Transmission, await bed.ArchiveAsync(10), CancellationToken.None);
}
