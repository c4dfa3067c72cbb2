using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Storage;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>The SSH key of a system, from the vault, and what is opened with it.</summary>
public sealed class SftpLinksTests
{
    private const string Secret = "post-ssh";
    private const string HostKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

    [Fact]
    public async Task Open_KeyNotReadYet_WaitsOnceAndIsNull()
    {
        await using var bed = await VaultBed.StartAsync();
        var links = Links(bed, new SshKeys(WithSecret(bed), bed.Logs.For<SshKeys>()));

        var opening = links.OpenAsync(VaultBed.System, default);
        await bed.Clock.UntilWaitingAsync(1);
        opening.IsCompleted.ShouldBeFalse();
        bed.Clock.Advance(FirstReads.Patience);

        (await opening).ShouldBeNull();
        bed.Logs.Of(990).ShouldHaveSingleItem().Text.ShouldContain(VaultBed.System);
    }

    [Fact]
    public async Task Open_KeyRead_IsThere()
    {
        await using var bed = await VaultBed.StartAsync();
        var keys = new SshKeys(WithSecret(bed), bed.Logs.For<SshKeys>());
        bed.Server.Store(Secret, TestKeys.Ssh());
        (await ReadAsync(bed, keys)).ShouldBeTrue();

        (await Links(bed, keys).OpenAsync(VaultBed.System, default)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Read_NewVersion_TakesThePlaceOfTheLast()
    {
        await using var bed = await VaultBed.StartAsync();
        var keys = new SshKeys(WithSecret(bed), bed.Logs.For<SshKeys>());
        bed.Server.Store(Secret, TestKeys.Ssh());
        await ReadAsync(bed, keys);
        var first = keys.Get(VaultBed.System).Current;

        bed.Server.Store(Secret, TestKeys.Ssh());
        (await ReadAsync(bed, keys)).ShouldBeTrue();

        keys.Get(VaultBed.System).Current.ShouldNotBeSameAs(first);
    }

    [Fact]
    public async Task Read_NewVersionIsNoKey_LeavesTheLastAndShowsNothingOfIt()
    {
        await using var bed = await VaultBed.StartAsync();
        var keys = new SshKeys(WithSecret(bed), bed.Logs.For<SshKeys>());
        bed.Server.Store(Secret, TestKeys.Ssh());
        await ReadAsync(bed, keys);
        var first = keys.Get(VaultBed.System).Current;

        bed.Server.Store(Secret, "hemmelig");
        (await ReadAsync(bed, keys)).ShouldBeFalse();

        keys.Get(VaultBed.System).Current.ShouldBeSameAs(first);
        bed.Logs.Of(915).ShouldHaveSingleItem().Text.ShouldContain("no usable SSH key");
        bed.Logs.Lines.ShouldAllBe(line => !line.Text.Contains("hemmelig"));
    }

    private static Task<bool> ReadAsync(VaultBed bed, SshKeys keys) => keys.Entries.ShouldHaveSingleItem().RefreshAsync(bed.Vault, default);

    private static SftpLinks Links(VaultBed bed, SshKeys keys) =>
        new(WithSecret(bed), keys, new FirstReads(bed.Signal, bed.Clock), bed.Clock, FixedRandom.None, bed.Logs.For<SftpConnection>());

    private static PostvognSettings WithSecret(VaultBed bed)
    {
        SftpHostKey.TryParse(HostKey, out var shown).ShouldBeTrue();
        var system = bed.Settings.Systems[VaultBed.System] with { Sftp = new SftpLoginSettings("3yZe7d", PrivateKey: null, Secret) };
        return bed.Settings with
        {
            Systems = new Dictionary<string, SystemSettings> { [VaultBed.System] = system },
            Sftp = new SftpServerSettings("localhost", 22, [shown!]),
        };
    }
}
