using System.Xml.Linq;
using Azure;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class SafeExceptionTests
{
    private const string Cpr = "0101011234";

    [Fact]
    public void MessageOf_OurOwnCode_IsSaid()
    {
        var fault = Should.Throw<InvalidDataException>(() => BlobEvent.PathOf("{}"));
        SafeException.MessageOf(fault).ShouldBe(fault.Message);
    }

    [Fact]
    public void MessageOf_AFileThatCannotBeRead_IsSaid() =>
        SafeException.MessageOf(Should.Throw<IOException>(() => File.ReadAllText("/no/such/file"))).ShouldContain("/no/such/file");

    [Fact]
    public void MessageOf_AParserThatQuotesWhatItReads_IsLeftOut()
    {
        LeftOut(Should.Throw<Exception>(() => XElement.Parse($"<a><_{Cpr}></a>")));
        LeftOut(Should.Throw<Exception>(() => new Dictionary<string, int>(StringComparer.Ordinal)[Cpr]));
        LeftOut(new RequestFailedException(409, $"The service says {Cpr}"));
        LeftOut(Should.Throw<Exception>((Action)(() => throw new InvalidOperationException(Cpr))));
    }

    [Fact]
    public void TextOf_AChain_HasEachTypeAndStack()
    {
        var text = SafeException.TextOf(
            Should.Throw<Exception>((Action)(() => throw new InvalidOperationException(Cpr, new TimeoutException("late")))));
        text.ShouldNotContain(Cpr);
        text.ShouldContain("System.InvalidOperationException");
        text.ShouldContain("System.TimeoutException: late");
        text.ShouldContain(nameof(TextOf_AChain_HasEachTypeAndStack));
    }

    private static void LeftOut(Exception fault)
    {
        fault.Message.ShouldContain(Cpr, customMessage: "or this is no test");
        SafeException.TextOf(fault).ShouldNotContain(Cpr);
    }
}
