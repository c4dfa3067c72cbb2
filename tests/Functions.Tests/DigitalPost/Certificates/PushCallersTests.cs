using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Testing;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Who may push: Digital Post, and nobody who would like to be taken for it.</summary>
public sealed class PushCallersTests : IDisposable
{
    private const string Cvr = "34051178";
    private const string RootName = "Den Danske Stat rod-CA";
    private const string IssuingName = "Den Danske Stat udstedende-CA 1";
    private static readonly X509Certificate2 Root = OcesForge.Root(RootName);
    private static readonly X509Certificate2 Issuing = OcesForge.Issuing(Root, IssuingName);

    private readonly FakeClock clock = new();
    private readonly CollectedLogs logs = new();
    private readonly Rig rig = new();

    public static TheoryData<string, X500DistinguishedName> OfDigitalPost => new()
    {
        { "OCES3", OcesForge.Oces3("NTRDK-34051178") },
        { "OCES2 organisation", OcesForge.Oces2("CVR:34051178-UID:25351738", Cvr) },
        { "OCES2 system", OcesForge.Oces2("CVR:34051178-FID:94731315", Cvr) },
    };

    public static TheoryData<string, X500DistinguishedName, object> OfOthers => new()
    {
        { "another organisation", OcesForge.Oces3("NTRDK-34051179"), PushRefusal.OtherOrganisation },
        { "another whose name is ours", OcesForge.Oces3("NTRDK-34051179", name: "NTRDK-34051178"), PushRefusal.OtherOrganisation },
        { "another of OCES2 whose organisation's name has our number", OcesForge.Oces2(
            "CVR:34051179-FID:94731315", Cvr), PushRefusal.OtherOrganisation },
        { "our number as the beginning of another", OcesForge.Oces3("NTRDK-340511781"), PushRefusal.NoOrganisation },
        { "our number as the end of another", OcesForge.Oces3("NTRDK-134051178"), PushRefusal.NoOrganisation },
        { "a line end behind it", OcesForge.Oces3("NTRDK-34051178\n"), PushRefusal.NoOrganisation },
        { "a word before it", OcesForge.Oces3("x NTRDK-34051178"), PushRefusal.NoOrganisation },
        { "the number of another country", OcesForge.Oces3("NTRSE-34051178"), PushRefusal.NoOrganisation },
        { "digits of another script", OcesForge.Oces3("NTRDK-٣٤٠٥١١٧٨"), PushRefusal.NoOrganisation },
        { "an employee", OcesForge.Oces3("NTRDK-34051178", "UI:DK-E:G:6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11"), PushRefusal.NoOrganisation },
        { "an employee of OCES2", OcesForge.Oces2("CVR:34051178-RID:42634739", Cvr), PushRefusal.NoOrganisation },
        { "OCES2 with a longer number", OcesForge.Oces2("CVR:340511781-FID:94731315", Cvr), PushRefusal.NoOrganisation },
        { "two organisations, ours first", OcesForge.TwoOrganisations("NTRDK-34051178", "NTRDK-34051179"), PushRefusal.NoOrganisation },
        { "two organisations, ours last", OcesForge.TwoOrganisations("NTRDK-34051179", "NTRDK-34051178"), PushRefusal.NoOrganisation },
        { "two generations in one", OcesForge.Oces3("NTRDK-34051179", "CVR:34051178-FID:94731315"), PushRefusal.NoOrganisation },
        { "a name alone", new X500DistinguishedName("CN=Uden nummer"), PushRefusal.NoOrganisation },
    };

    [Theory]
    [MemberData(nameof(OfDigitalPost))]
    public void Allows_DigitalPostsNumberBelowTheIssuers_IsTrue(string form, X500DistinguishedName subject)
    {
        Allows(OcesForge.Make(subject, Issuing, usage: OcesForge.ForClients)).ShouldBeTrue(form);
        logs.Lines.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(OfOthers))]
    public void Allows_AnotherSubjectBelowTheIssuers_IsFalse(string who, X500DistinguishedName subject, object reason) =>
        ShouldRefuse(OcesForge.Make(subject, Issuing), (PushRefusal)reason, who);

    [Theory]
    [InlineData(null)]
    [InlineData(OcesForge.ForClients)]
    public void Allows_CertificateForClients_IsTrue(string? usage) => Allows(OcesForge.Make(Ours(), Issuing, usage: usage)).ShouldBeTrue();

    [Theory]
    [InlineData(OcesForge.ForServers)]
    [InlineData(OcesForge.ForAnything)]
    public void Allows_CertificateThatDoesNotNameClients_IsFalse(string usage) =>
        ShouldRefuse(OcesForge.Make(Ours(), Issuing, usage: usage), PushRefusal.NotForClients);

    [Fact]
    public void Allows_SameNumberFromAnotherIssuer_IsFalse() =>
        ShouldRefuse(OcesForge.Make(Ours(), OcesForge.Issuing(OcesForge.Root("Another root"),
            "Another issuer")), PushRefusal.NotFromTheIssuers);

    [Fact]
    public void Allows_IssuersOfTheSameNames_IsFalse() =>
        ShouldRefuse(OcesForge.Make(Ours(), OcesForge.Issuing(OcesForge.Root(RootName), IssuingName)), PushRefusal.NotFromTheIssuers);

    [Fact]
    public void Allows_OtherIssuerBelowTheSameRoot_IsFalse() =>
        ShouldRefuse(OcesForge.Make(Ours(), OcesForge.Issuing(Root, "Den Danske Stat udstedende-CA 2")), PushRefusal.NotFromTheIssuers);

    [Fact]
    public void Allows_SelfSignedWithTheSameNames_IsFalse()
    {
        ShouldRefuse(OcesForge.Make(Ours(), by: null), PushRefusal.NotFromTheIssuers);
        ShouldRefuse(OcesForge.Make(Root.SubjectName, by: null), PushRefusal.NotFromTheIssuers, times: 2);
    }

    [Fact]
    public void Allows_BelowACertificateThatMayNotIssue_IsFalse()
    {
        var stolen = OcesForge.Make(OcesForge.Oces3("NTRDK-34051179"), Issuing);

        ShouldRefuse(OcesForge.Make(Ours(), stolen), PushRefusal.NotFromTheIssuers);
    }

    [Fact]
    public void Allows_CertificateThatMayIssue_IsFalse()
    {
        ShouldRefuse(Root, PushRefusal.IssuesCertificates);
        ShouldRefuse(Issuing, PushRefusal.IssuesCertificates, times: 2);
        ShouldRefuse(OcesForge.Make(Ours(), Issuing, issues: true), PushRefusal.IssuesCertificates, times: 3);
    }

    [Fact]
    public void Allows_IssuerThatHasExpired_IsFalse()
    {
        var expired = OcesForge.Issuing(Root, "Den Danske Stat udstedende-CA 0", to: FakeClock.Start.AddDays(-1));

        ShouldRefuse(OcesForge.Make(Ours(), expired), PushRefusal.IssuerNotValidNow, settings: Below(expired));
    }

    [Fact]
    public void Allows_CertificateBeforeAndAfterItsTime_IsFalse()
    {
        ShouldRefuse(OcesForge.Make(Ours(), Issuing, from: FakeClock.Start.AddDays(1)), PushRefusal.NotValidNow);
        ShouldRefuse(OcesForge.Make(Ours(), Issuing, to: FakeClock.Start.AddDays(-1)), PushRefusal.NotValidNow, times: 2);
    }

    [Fact]
    public void Allows_ThumbprintsAlone_KnowsOnlyThose()
    {
        using var pinned = OcesForge.Make(Ours(), by: null);
        var settings = rig.Settings with { PushThumbprints = new HashSet<string> { Thumbprint(pinned) } };

        Allows(pinned, settings).ShouldBeTrue();
        ShouldRefuse(OcesForge.Make(Ours(), Issuing), PushRefusal.NotPinned, settings: settings);
    }

    [Fact]
    public void Allows_BothWays_TakesEither()
    {
        using var pinned = OcesForge.Make(new X500DistinguishedName("CN=Digital Post"), by: null);
        var settings = Below(Issuing) with { PushThumbprints = new HashSet<string> { Thumbprint(pinned) } };

        Allows(pinned, settings).ShouldBeTrue();
        Allows(OcesForge.Make(Ours(), Issuing), settings).ShouldBeTrue();
    }

    [Fact]
    public void Allows_PinnedThatHasExpired_IsFalse()
    {
        using var pinned = OcesForge.Make(Ours(), by: null, to: FakeClock.Start.AddDays(-1));

        ShouldRefuse(
            pinned, PushRefusal.NotValidNow, settings: rig.Settings with { PushThumbprints = new HashSet<string> { Thumbprint(pinned) } });
    }

    public void Dispose() => rig.Dispose();

    private static X500DistinguishedName Ours() => OcesForge.Oces3($"NTRDK-{Cvr}");

    private static string Thumbprint(X509Certificate2 certificate) => Convert.ToHexStringLower(SHA256.HashData(certificate.RawData));

    private PostvognSettings Below(X509Certificate2 issuing) =>
        rig.Settings with { PushIssuers = new PushIssuerSettings(Cvr, [Root], [issuing]) };

    private bool Allows(X509Certificate2 certificate, PostvognSettings? settings = null)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers["X-ARR-ClientCert"] = Convert.ToBase64String(certificate.RawData);
        return new PushCallers(settings ?? Below(Issuing), clock, logs.For<PushCallers>()).Allows(request);
    }

    /// <summary>Refused, and told with thumbprint and reason, and nothing of the subject.</summary>
    private void ShouldRefuse(
        X509Certificate2 certificate, PushRefusal reason, string? who = null, PostvognSettings? settings = null, int times = 1)
    {
        Allows(certificate, settings).ShouldBeFalse(who);
        var line = logs.Of(912).Count == times ? logs.Lines[^1] : throw new InvalidOperationException("The refusal was not logged once.");
        line.Level.ShouldBe(LogLevel.Warning);
        line.Text.ShouldStartWith($"A push with certificate {Thumbprint(certificate)} was refused: {reason}; ", customMessage: who);
        line.Text.ShouldNotContain(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false));
    }
}
