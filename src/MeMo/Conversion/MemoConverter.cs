using Postvogn.MeMo.Conversion;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

/// <summary>Turns a message of one version into the other as it streams by, and says what it loses. Touched are only the attributes of
/// Message, Representative and originalRepresentative, which 1.1 does not have, and mandatory and legalNotification, which 1.1 must state.
/// All else passes as it is (line ends outside files become LF, as XML parsers read them) and is not judged. UTF-8 without BOM.</summary>
public static class MemoConverter
{
    /// <summary>One that has the version already is copied. Both streams stay open; after an exception the output is of no use.
    /// <see cref="MemoFormatException"/>: not well-formed XML, no MeMo, or content that holds no base64 letters.</summary>
    public static async ValueTask<MemoConversion> ConvertAsync(
        Stream input, Stream output, MemoVersion to, CancellationToken cancellationToken)
    {
        await using var conversion = new MessageConversion(new MemoInput(input), output, to);
        return await conversion.RunAsync(cancellationToken);
    }
}
