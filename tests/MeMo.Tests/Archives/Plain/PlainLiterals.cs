using Postvogn.MeMo.Archives;

namespace Postvogn.MeMo.Tests.Archives.Plain;

/// <summary>A run of literals the plain way: nine decisions each, one after the other.</summary>
internal static class PlainLiterals
{
    public static int Encode(RangeEncoder coder, ushort[] model, byte[] window, int from, int to, int state)
    {
        for (var i = from; i < to; i++)
        {
            coder.Bit(ref model[LzmaModel.IsMatch + (state << 4) + (i & 3)], 0);
            coder.Tree(
                model.AsSpan(LzmaModel.Literal + (LzmaModel.LiteralSize * (window[i - 1] >> 5)), LzmaModel.LiteralSize), 8, window[i]);
            state = LzmaModel.AfterLiteral(state);
        }

        return state;
    }
}
