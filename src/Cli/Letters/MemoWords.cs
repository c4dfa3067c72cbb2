using Postvogn.MeMo;

namespace Postvogn.Cli.Letters;

/// <summary>The words of the format, as they stand in a letter.</summary>
internal static class MemoWords
{
    /// <summary><c>1.1</c> or <c>1.2</c>.</summary>
    public static string Of(MemoVersion version) => version == MemoVersion.V1_1 ? "1.1" : "1.2";

    /// <summary><c>DIGITALPOST</c> or <c>NEMSMS</c>.</summary>
    public static string Of(MessageType type) => type.ToString().ToUpperInvariant();
}
