using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Each way in which a read can fail: before there is anything to use, and when there is.</summary>
public sealed class VaultFaultTests
{
    private const string NoRole = "Caller is not authorized to perform action on resource.\r\nCaller: appid=8f3b;oid=2c4e";
    private const string Canary = "kanariefugl-7f3a";
    private static readonly DateTimeOffset Now = Postvogn.Testing.FakeClock.Start;

    public static TheoryData<string, string, string> Faults => new()
    {
        { "403 role", "may not read certificates and secrets of this vault (403)", "Give it the role 'Key Vault Certificate User'" },
        { "403 role, key", "may not read certificates and secrets of this vault (403)", "Give it the role 'Key Vault Certificate User'" },
        { "403 firewall", "firewall keeps the app out (403)", "private endpoint" },
        { "403 disabled", "is disabled.", "Enable its newest version" },
        { "disabled", "is disabled.", "Enable its newest version" },
        { "401", "does not accept the identity's token (401)", "same tenant" },
        { "404", "is not in this vault (404)", "Check the name and the vault" },
        { "429", "is asked too often (429)", "tried again" },
        { "500", "the vault failed (HTTP 500)", "tried again" },
        { "no json", "is not a key vault", "Check Postvogn__KeyVault__Uri" },
        { "no name", ".vault.azure.net was not found", "privatelink.vaultcore.azure.net" },
        { "no connection", "no connection to solbjerg-", "private endpoint" },
        { "no token", "the app got no token", "Postvogn__Identity__ClientId" },
        { "wrong password", "its password (__Password) is wrong or missing", "Give the password of the PFX" },
        { "garbage", "it is no PFX (PKCS#12), or a broken one", "Export the certificate again" },
        { "no base64", "is no certificate", "Import the PFX as a Key Vault certificate" },
        { "broken pem", "holds no private key", "exportable" },
        { "no key", "holds no private key", "exportable" },
        { "expired", "expired on 2030-01-06", "Order a new OCES certificate" },
        { "not yet valid", "is not valid before 2030-01-08", "put in use then" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Refresh_BeforeAnythingIsThere_SaysReasonAndFixOnce(string fault, string reason, string fix)
    {
        await using var bed = await VaultBed.StartAsync();
        Break(bed, fault);

        (await bed.ReadAsync()).ShouldBeFalse();

        bed.Certificates.Get("oces").Current.ShouldBeNull();
        var line = bed.Logs.Lines.ShouldHaveSingleItem();
        (line.EventId, line.Level).ShouldBe((914, LogLevel.Error));
        line.Text.ShouldStartWith($"oces-2030 of https://{bed.Server.Host}/ ");
        line.Text.ShouldContain(reason);
        line.Text.ShouldContain(fix);
        line.Text.ShouldNotContain(Canary);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Refresh_Later_KeepsTheLastGoodAndRaisesTheAlarmAtEachTry(string fault, string reason, string fix)
    {
        await using var bed = await VaultBed.StartAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        var version = bed.Import(certificate);
        await bed.ReadAsync();
        var good = bed.Certificates.Get("oces").Current;
        Break(bed, fault);

        (await bed.ReadAsync()).ShouldBeFalse();
        (await bed.ReadAsync()).ShouldBeFalse();

        bed.Certificates.Get("oces").Current.ShouldBeSameAs(good);
        bed.Logs.Of(915).Count.ShouldBe(2);
        bed.Logs.Of(915).ShouldAllBe(
            line => line.Level == LogLevel.Error && line.Text.Contains(reason) && line.Text.Contains(fix) && line.Text.Contains(version));
        bed.Logs.Lines.ShouldAllBe(line => !line.Text.Contains(Canary));
    }

    [Fact]
    public async Task Refresh_AfterABadVersion_TakesTheNextGoodOne()
    {
        await using var bed = await VaultBed.StartAsync();
        Break(bed, "expired");
        await bed.ReadAsync();
        using var certificate = VaultBed.Issuer.Issue("Solbjerg post");
        bed.Import(certificate);

        (await bed.ReadAsync()).ShouldBeTrue();

        bed.Certificates.Get("oces").Current!.Certificate.Thumbprint.ShouldBe(certificate.Thumbprint);
    }

    [Fact]
    public async Task Refresh_AVaultThatNeverAnswers_EndsWhenThePatienceIsOver()
    {
        await using var bed = await VaultBed.StartAsync();
        var asked = new TaskCompletionSource();
        bed.Server.Answer(VaultBed.CertificateName, async http =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, http.RequestAborted);
        });

        var read = bed.ReadAsync();
        await asked.Task;
        bed.Clock.Advance(TimeSpan.FromSeconds(31));

        (await read).ShouldBeFalse();
        bed.Logs.Of(914).ShouldHaveSingleItem().Text.ShouldContain("did not answer in time");
    }

    [Theory]
    [InlineData("kanariefugl-7f3a", "is no API key. Store it as Administrative Access shows it")]
    [InlineData("other system", "is the API key of system 76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01, but the Id of system post is")]
    public async Task Refresh_AWrongApiKey_IsNotUsedAndNotQuoted(string value, string reason)
    {
        await using var bed = await VaultBed.StartAsync(keyInVault: true);
        bed.Server.Store(VaultBed.KeyName, value == Canary ? Canary : VaultBed.ApiKey(Canary, Guid.Parse(
            "76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01")), contentType: null);

        await bed.ReadAsync();

        bed.Keys.Get(VaultBed.System).Current.ShouldBeNull();
        var line = bed.Logs.Of(914).Single(line => line.Text.StartsWith(VaultBed.KeyName));
        line.Text.ShouldContain(reason);
        var log = string.Join('\n', bed.Logs.Lines.Select(logged => logged.Text));
        log.ShouldNotContain(Canary);
        log.ShouldNotContain(VaultBed.ApiKey(Canary, Guid.Parse("76e4d1a5-3c1c-4e6b-8a52-3b0a9b1f7c01"))["Basic ".Length..]);
    }

    internal static void Break(VaultBed bed, string fault)
    {
        const string Name = VaultBed.CertificateName;
        var server = bed.Server;
        switch (fault)
        {
            case "403 role": server.Fail(Name, 403, "Forbidden", NoRole, "ForbiddenByRbac"); break;
            case "403 role, key":
                bed.Import(VaultBed.Issuer.Issue(Canary));
                server.Fail(Name, 403, "Forbidden", NoRole, "ForbiddenByRbac", keyOnly: true);
                break;
            case "disabled": bed.Import(VaultBed.Issuer.Issue(Canary), enabled: false); break;
            case "403 firewall": server.Fail(Name, 403, "Forbidden",
                "Public network access is disabled and request is not from a trusted service.", "ForbiddenByConnection"); break;
            case "403 disabled": server.Fail(Name, 403, "Forbidden", "Operation get is not allowed on a disabled secret.",
                "SecretDisabled"); break;
            case "401": server.Fail(Name, 401, "Unauthorized", "AKV10032: Invalid issuer."); break;
            case "404": server.Fail(Name, 404, "CertificateNotFound", $"A certificate with (name/id) {Name} was not found."); break;
            case "429": server.Fail(Name, 429, "Throttled", "Request was not processed because too many requests were received."); break;
            case "500": server.Fail(Name, 500, "InternalServerError", "An unexpected error."); break;
            case "no json": server.Answer(Name, http => http.Response.WriteAsync($"<html>{Canary}</html>")); break;
            // A fault of the network shows at the next connection only.
            case "no name": Disconnect(bed, SocketError.HostNotFound); break;
            case "no connection": Disconnect(bed, SocketError.ConnectionRefused); break;
            case "no token": bed.Entra.Down = true; break;
            case "wrong password": Import(TestIssuer.Pkcs12(Canary, VaultBed.Issuer.Issue(Canary))); break;
            case "garbage": Import([.. "garbage"u8, .. System.Text.Encoding.ASCII.GetBytes(Canary)]); break;
            case "no base64": bed.Import(VaultBed.Issuer.Issue(Canary), $"!!! {Canary}"); break;
            case "broken pem":
                var broken = $"-----BEGIN PRIVATE KEY-----\n{Canary}\n-----END PRIVATE KEY-----";
                bed.Import(VaultBed.Issuer.Issue(Canary), broken, "application/x-pem-file");
                break;
            case "no key": Import(TestIssuer.Pkcs12(null, VaultBed.Issuer.Issuer)); break;
            case "expired": bed.Import(VaultBed.Issuer.Issue(Canary, to: Now.AddDays(-1))); break;
            case "not yet valid": bed.Import(VaultBed.Issuer.Issue(Canary, from: Now.AddDays(1))); break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "No such fault.");
        }

        void Import(byte[] secret) => bed.Import(VaultBed.Issuer.Issue(Canary), Convert.ToBase64String(secret));
    }

    private static void Disconnect(VaultBed bed, SocketError error)
    {
        bed.Server.Fault = error;
        bed.Server.Answer(VaultBed.CertificateName, http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
    }
}
