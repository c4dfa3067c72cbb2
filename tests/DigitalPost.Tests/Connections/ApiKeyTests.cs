using System.Text;

namespace Postvogn.DigitalPost.Tests.Connections;

public sealed class ApiKeyTests
{
    // TI 2.6.1, with the line break that its page shows.
    private const string Example =
        "Basic \nMzE1ZmM0MzItOTEwMC00YjUzLWI1YTYtOTZhZThmZjkxNjViOjViYmU1ZWVhLThmOTgtNGY0Zi1iY2FhLWFiO\nDIyZDMyZTM5ZQ==";

    private const string Encoded =
        "MzE1ZmM0MzItOTEwMC00YjUzLWI1YTYtOTZhZThmZjkxNjViOjViYmU1ZWVhLThmOTgtNGY0Zi1iY2FhLWFiODIyZDMyZTM5ZQ==";

    [Theory]
    [InlineData(Example)]
    [InlineData(Encoded)]
    [InlineData("basic " + Encoded)]
    [InlineData("  Basic " + Encoded + "\n")]
    public void TryParse_TheGuidesExample_GivesSystemAndHeader(string text)
    {
        ApiKey.TryParse(text, out var key).ShouldBeTrue();

        key!.SystemId.ShouldBe(Guid.Parse("315fc432-9100-4b53-b5a6-96ae8ff9165b"));
        key.Encoded.ShouldBe(Encoded);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Basic")]
    [InlineData("Basic !!!")]
    [InlineData("5bbe5eea-8f98-4f4f-bcaa-ab822d32e39e")]
    [InlineData("315fc432-9100-4b53-b5a6-96ae8ff9165b", true)]
    [InlineData("315fc432-9100-4b53-b5a6-96ae8ff9165b:", true)]
    [InlineData("someone:secret", true)]
    public void TryParse_NoKey_IsFalse(string? text, bool encode = false)
    {
        var value = encode ? Convert.ToBase64String(Encoding.ASCII.GetBytes(text!)) : text;

        ApiKey.TryParse(value, out var key).ShouldBeFalse();

        key.ShouldBeNull();
    }

    [Fact]
    public void ToString_AKey_DoesNotShowIt()
    {
        ApiKey.TryParse(Encoded, out var key).ShouldBeTrue();

        $"{key}".ShouldBe("API key of system 315fc432-9100-4b53-b5a6-96ae8ff9165b");
    }
}
