using Postvogn.MeMo.Conversion;
using Postvogn.MeMo.Reading;

namespace Postvogn.MeMo;

/// <summary>Turns a message of one version into the other as it streams by, and says what it loses.</summary>
/// <remarks>
/// Only what differs between the versions is touched: the two attributes of Message, Representative and originalRepresentative, which
/// 1.1 does not have, and mandatory and legalNotification, which 1.1 must state. All other texts, UUIDs, comments and the base64 of
/// files pass as they are; line ends outside files become LF, as every XML parser would read them. The output is UTF-8 without BOM.
/// The rest of the message is not judged: what was wrong in it stays wrong.
/// </remarks>
public static class MemoConverter
{
    /// <summary>Converts a message. One that has the version already is copied.</summary>
    /// <param name="input">The message; it stays open.</param>
    /// <param name="output">Where to; it stays open. After an exception what it got is of no use.</param>
    /// <param name="to">The version that is wanted.</param>
    /// <param name="cancellationToken">Ends the conversion.</param>
    /// <exception cref="MemoFormatException">
    /// The input is not well-formed XML, no MeMo, or a file's content holds no base64 letters.
    /// </exception>
    public static async ValueTask<MemoConversion> ConvertAsync(
        Stream input, Stream output, MemoVersion to, CancellationToken cancellationToken)
    {
        await using var conversion = new MessageConversion(new MemoInput(input), output, to);
        return await conversion.RunAsync(cancellationToken);
    }
}
