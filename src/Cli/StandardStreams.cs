using System.CommandLine;

namespace Postvogn.Cli;

/// <summary>Where a command reads and writes; bytes too, for what is called <c>-</c>.</summary>
internal sealed class StandardStreams : InvocationConfiguration
{
    /// <summary>The name of the standard input and of the standard output.</summary>
    public const string Name = "-";

    public required Func<Stream> Input { get; init; }

    public required Func<Stream> Bytes { get; init; }

    public static StandardStreams Of(ParseResult parsed) => (StandardStreams)parsed.InvocationConfiguration;
}
