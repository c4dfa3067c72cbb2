using System.Diagnostics;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Azure;
using Postvogn.Functions.Storage;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class SafeExceptionTests
{
    private const string Cpr = "Kanariefugl";

    [Fact]
    public void MessageOf_OurOwnCode_IsSaid()
    {
        var fault = Should.Throw<InvalidDataException>(() => BlobEvent.PathOf("{}"));
        SafeException.MessageOf(fault).ShouldBe(fault.Message);
    }

    [Fact]
    public void MessageOf_AFileThatCannotBeRead_IsSaidWithoutItsName() =>
        SafeException.MessageOf(Should.Throw<IOException>(() => File.ReadAllText("/no/such/it's a file"))).ShouldBe(
            "Could not find a part of the path (name left out).");

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

    public static TheoryData<Exception> OfEveryKind { get; } =
    [
        new FormatException(Cpr), new ArgumentOutOfRangeException(null, Cpr, Cpr),
        new JsonException(Cpr, Cpr, 1, 2), new XmlException(Cpr, null, 1, 2),
        new RequestFailedException(409, Cpr, Cpr, null), new KeyNotFoundException(Cpr), new BadImageFormatException(Cpr, Cpr),
        new AggregateException(Cpr, new FormatException(Cpr), new FormatException(Cpr)), new WithAllOfIt(Cpr),
        new TypeInitializationException(Cpr, new FormatException(Cpr)), new ObjectDisposedException("a name", new FormatException(Cpr)),
    ];

    [Theory]
    [MemberData(nameof(OfEveryKind))]
    public void CopyOf_AnExceptionThatQuotes_KeepsTypeAndStackAndNothingElse(Exception kind)
    {
        kind.Data["letter"] = Cpr;
        var inner = Should.Throw<Exception>(() => Throw(kind));
        var fault = Should.Throw<Exception>(() => Throw(new InvalidOperationException(Cpr, inner)));

        var copy = SafeException.CopyOf(fault);

        copy.ShouldBeOfType<InvalidOperationException>();
        $"{copy} {copy.Message} {copy.InnerException!.Message} {JsonSerializer.Serialize(copy.Data)}".ShouldNotContain(Cpr);
        new StackTrace(copy).FrameCount.ShouldBe(new StackTrace(fault).FrameCount);
        copy.InnerException.ToString().ShouldContain(kind.GetType().Name);
        copy.InnerException.StackTrace!.ShouldContain(nameof(Throw));
    }

    private static void Throw(Exception fault) => throw fault;

    private static void LeftOut(Exception fault)
    {
        fault.Message.ShouldContain(Cpr, customMessage: "or this is no test");
        SafeException.TextOf(fault).ShouldNotContain(Cpr);
    }

    private sealed class WithAllOfIt(string all) : Exception
    {
        public override string Message => all.Trim();

        public override string ToString() => all.Trim();
    }
}
