using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class ErrorCodeTagTests
{
    [Theory]
    [InlineData("recipient.is.exempt", "recipient.is.exempt")]
    [InlineData("html.validator.rejected.unknown-element", "html.validator.rejected.unknown-element")]
    [InlineData("NoAnswer", "NoAnswer")]
    [InlineData(null, "none")]
    [InlineData("", "none")]
    [InlineData("0101011234", "other")]
    [InlineData("recipient.0101011234", "other")]
    [InlineData("the recipient Jens Hansen", "other")]
    public void Of_Code_PassesOnOnlyWhatLooksLikeOne(string? code, string tag) => ErrorCodeTag.Of(code).ShouldBe(tag);
}
