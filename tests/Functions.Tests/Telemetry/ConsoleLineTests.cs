using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Tests.Telemetry;

public sealed class ConsoleLineTests
{
    [Fact]
    public void Write_Exception_IsOneLineWithoutWhatItMayQuote()
    {
        var fault = Should.Throw<Exception>((Action)(() => throw new FormatException("0101011234")));
        using var output = new StringWriter();
        var entry = new LogEntry<string>(LogLevel.Error, "Postvogn.Functions.Telemetry", new EventId(900),
            "AcceptDrop failed", fault, (state, _) => state);

        new ConsoleLine().Write(entry, null, output);

        var line = output.ToString();
        line.ShouldStartWith("fail: Postvogn.Functions.Telemetry[900] AcceptDrop failed System.FormatException: ");
        line.ShouldNotContain("0101011234");
        line.TrimEnd().ShouldNotContain("\n");
    }
}
