namespace Postvogn.Cli.Letters;

/// <summary>As they stand in a letter: <c>1.1</c>, <c>DIGITALPOST</c>.</summary>
internal static class MemoWords
{
    public static string Of(MemoVersion version) => version == MemoVersion.V1_1 ? "1.1" : "1.2";

    public static string Of(MessageType type) => type.ToString().ToUpperInvariant();
}
