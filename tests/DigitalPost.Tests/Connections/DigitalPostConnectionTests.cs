using System.Security.Cryptography.X509Certificates;
using Postvogn.DigitalPost.Tests.Wire;
using Postvogn.Testing;

namespace Postvogn.DigitalPost.Tests.Connections;

public sealed class DigitalPostConnectionTests
{
    [Fact]
    public void Construct_EveryOptionWrong_NamesThemAll()
    {
        using var withoutKey = X509CertificateLoader.LoadCertificate(TestAuthority.Trusted.Client.RawData);
        var options = new DigitalPostConnectionOptions
        {
            Environment = DigitalPostEnvironment.Test,
            ClientCertificate = withoutKey,
            ConnectTimeout = TimeSpan.Zero,
            SilenceLimit = TimeSpan.FromHours(1),
            ConnectionLifetime = TimeSpan.FromSeconds(1),
            IdleConnectionLifetime = TimeSpan.FromHours(1),
        };

        var message = Should.Throw<ArgumentException>(() => new DigitalPostConnection(options, new FakeClock())).Message;

        message.ShouldContain("private key");
        message.ShouldContain("ConnectTimeout is 00:00:00: set it to 00:00:01 to 00:01:00.");
        message.ShouldContain("SilenceLimit is 01:00:00: set it to 00:00:01 to 00:10:00.");
        message.ShouldContain("ConnectionLifetime is 00:00:01: set it to 00:00:10 to 01:00:00.");
        message.ShouldContain("IdleConnectionLifetime is 01:00:00: set it to 00:00:01 to 00:02:00.");
    }

    [Fact]
    public void ClientFor_TheSameSystemTwice_IsTheSameClient()
    {
        using var connection = new DigitalPostConnection(
            new() { Environment = DigitalPostEnvironment.Test, ClientCertificate = TestAuthority.Trusted.Client }, new FakeClock());

        var once = connection.ClientFor(TestSystem.Key);

        connection.ClientFor(TestSystem.KeyOf("Basic " + TestSystem.EncodedKey)).ShouldBeSameAs(once);
    }

    [Theory]
    [InlineData("https://api.digitalpost.dk", 60, 30)]
    [InlineData("https://api.test.digitalpost.dk", 6, 3)]
    [InlineData("https://api-qa.test.digitalpost.dk/", 6, 3)]
    [InlineData("https://localhost:1234", 60, 30)]
    public void At_AnAddress_HasTheLimitsOfItsEnvironment(string address, int capacity, int rate)
    {
        var environment = DigitalPostEnvironment.At(new Uri(address));

        environment.BaseAddress.ShouldBe(new Uri(address));
        environment.RateLimit.ShouldBe(new RateLimitSize(capacity, rate));
    }

    [Fact]
    public void Environments_AreThoseOfTheGuide()
    {
        // TI 13.2, 12.1
        DigitalPostEnvironment.Production.ShouldBe(new DigitalPostEnvironment(new Uri("https://api.digitalpost.dk"), new(60, 30)));
        DigitalPostEnvironment.Test.ShouldBe(new DigitalPostEnvironment(new Uri("https://api.test.digitalpost.dk"), new(6, 3)));
    }
}
