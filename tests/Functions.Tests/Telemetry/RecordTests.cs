using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Postvogn.Functions.Letters;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed partial class RecordTests : IDisposable
{
    private readonly CollectedSignals signals = new();
    private readonly Guid letter = new RandomIds().NewId();
    private readonly Guid transmission = new RandomIds().NewId();

    public void Dispose() => signals.Dispose();

    [Fact]
    public void Reached_ALetter_IsATraceOfTheLetterWithTheStepsEventId()
    {
        new StepTrail(signals.Log<StepTrail>(), export: signals.Export).Reached(Step.StoreMemo, letter);

        var trace = signals.Of("MessageData", letter).ShouldHaveSingleItem();
        (trace.Text("severityLevel"), trace.ParentId).ShouldBe(("Information", letter.ToString("N")[16..]));
        trace.Properties["EventId"].ShouldBe("104");
        trace.Properties["EventName"].ShouldBe("StoreMemo");
        trace.Properties["Step"].ShouldBe("StoreMemo");
        trace.Properties["Subject"].ShouldBe(letter.ToString("D"));
        trace.Properties["CategoryName"].ShouldBe(typeof(StepTrail).FullName);
    }

    [Fact]
    public void Reached_ATransmission_IsToldOfEachLetterThatItCarries()
    {
        new StepTrail(signals.Log<StepTrail>(), export: signals.Export).Reached(Step.Post, transmission, [letter]);

        signals.Of("MessageData", transmission).ShouldHaveSingleItem().Properties.Keys.ShouldNotContain("Transmission");
        signals.Of("MessageData", letter).ShouldHaveSingleItem().Properties["Transmission"].ShouldBe(transmission.ToString("D"));
    }

    [Fact]
    public void Reached_WithinASpanOfTheLetter_IsItsChild()
    {
        string span;
        using (var work = LetterTrace.Start("AcceptLetter", letter))
        {
            span = work!.SpanId.ToHexString();
            new StepTrail(signals.Log<StepTrail>(), export: signals.Export).Reached(Step.StoreMemo, letter);
        }

        signals.Of("MessageData", letter).ShouldHaveSingleItem().ParentId.ShouldBe(span);
    }

    [Fact]
    public void Log_ThatNamesALetterAndItsTransmission_BelongsToTheLetter()
    {
        Waits(signals.Log<RecordTests>(), letter, transmission);
        signals.Of("MessageData", letter).ShouldHaveSingleItem().Text("message").ShouldBe($"Letter {letter} of {transmission} waits");
        signals.Of("MessageData", transmission).ShouldBeEmpty();
    }

    [Fact]
    public void Log_ThatNamesNone_BelongsToTheSpanThatRuns()
    {
        using var span = Signals.Spans.StartActivity("Sweep")!;
        Swept(signals.Log<RecordTests>(), 3);
        signals.Of("MessageData", span.TraceId).ShouldHaveSingleItem().Properties["Open"].ShouldBe("3");
    }

    [Fact]
    public void Log_OfAnException_SendsTypeAndStackAndTheMessagesThatHoldNoContent()
    {
        Fails(signals.Log<RecordTests>(), letter, Thrown(() => throw new InvalidDataException(
            "0101011234 wrote this", Thrown(() => throw new IOException("The disk is gone.")))));

        var exception = signals.Of("ExceptionData", letter).ShouldHaveSingleItem();
        exception.Data.ToString().ShouldNotContain("0101011234");
        var details = exception.Data.GetProperty("exceptions").EnumerateArray().ToList();
        details.Select(detail => detail.GetProperty("typeName").GetString())
            .ShouldBe([typeof(InvalidDataException).FullName, typeof(IOException).FullName]);
        details.ShouldAllBe(detail => detail.GetProperty("parsedStack").GetArrayLength() > 0);
        details[1].GetProperty("message").GetString().ShouldBe("The disk is gone.");
        (exception.Text("severityLevel"), exception.Properties["EventId"]).ShouldBe(("Error", "3"));
    }

    private static Exception Thrown(Action fail) => Should.Throw<Exception>(fail);

    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "Letter {MessageUuid} of {Transmission} waits")]
    private static partial void Waits(ILogger log, Guid messageUuid, Guid transmission);

    [LoggerMessage(EventId = 2, Level = LogLevel.Information, Message = "{Open} letters are open")]
    private static partial void Swept(ILogger log, int open);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "Letter {MessageUuid} failed")]
    private static partial void Fails(ILogger log, Guid messageUuid, Exception error);
}
