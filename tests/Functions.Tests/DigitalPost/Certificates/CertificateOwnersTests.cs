using Microsoft.Extensions.Logging;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Tests.DigitalPost;

/// <summary>Whose certificate a system shows: its own, its vendor's, or neither.</summary>
public sealed class CertificateOwnersTests
{
    private const string Vendor = "19552101";
    private readonly CollectedLogs logs = new();

    [Theory]
    [InlineData(Rig.Cvr, null, null, null)]
    [InlineData(Vendor, Vendor, 981, LogLevel.Information)]
    [InlineData(Rig.Cvr, Vendor, 982, LogLevel.Warning)]
    [InlineData(Vendor, null, 980, LogLevel.Error)]
    [InlineData("30808460", Vendor, 980, LogLevel.Error)]
    public void Tell_OwnerAndVendor_SaysWhatDigitalPostWillMakeOfIt(string owner, string? vendor, int? told, LogLevel? level)
    {
        Tell($"NTRDK-{owner}", vendor);

        logs.Lines.Select(line => ((int?)line.EventId, (LogLevel?)line.Level)).ShouldBe(told is null ? [] : [(told, level)]);
    }

    [Fact]
    public void Tell_Stranger_NamesBothNumbersAndTheFix()
    {
        Tell("NTRDK-30808460", Vendor);

        var text = logs.Lines.ShouldHaveSingleItem().Text;
        text.ShouldStartWith(
            $"Certificate oces is of CVR number 30808460, but system post is of {Rig.Cvr} or its vendor's {Vendor}: Digital Post refuses " +
            "every call.");
        text.ShouldContain("__VendorCvr");
    }

    [Fact]
    public void Tell_NoOrganisation_Warns()
    {
        Tell($"NTRDK-{Rig.Cvr}", null, "UI:DK-E:G:6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11");

        logs.Lines.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(line => line.EventId.ShouldBe(983), line => line.Level.ShouldBe(LogLevel.Warning));
    }

    [Fact]
    public void Tell_SystemOfAnotherCertificate_SaysNothing()
    {
        using var rig = new Rig();
        using var certificate = OcesForge.Make(OcesForge.Oces3($"NTRDK-{Vendor}"), by: null);

        CertificateOwners.Tell(logs.For<CertificateWatch>(), "other", certificate, rig.Settings.Systems.Values);

        logs.Lines.ShouldBeEmpty();
    }

    private void Tell(string identifier, string? vendor, string serial = OcesForge.Organisation)
    {
        using var rig = new Rig();
        using var certificate = OcesForge.Make(OcesForge.Oces3(identifier, serial), by: null);
        CertificateOwners.Tell(logs.For<CertificateWatch>(),
            "OCES", certificate, [rig.Settings.Systems["post"] with { VendorCvr = vendor }]);
    }
}
