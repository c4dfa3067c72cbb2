namespace Postvogn.MeMo.Archives;

/// <summary>What encoder and decoder know alike: one probability for each kind of decision, all in one array, and where in it each kind
/// stands. LZMA writes nothing but yes/no decisions: match or literal, the next bit of this byte given the bits before. A probability has
/// 11 bits (1024 is a half) and moves by a 32nd of what it was wrong by each time; the range coder spends few bits on what was
/// likely.</summary>
internal static class LzmaModel
{
    public const int ProbabilityBits = 11;
    public const int AdaptationShift = 5;
    public const int EvenChance = 1 << (ProbabilityBits - 1);

    public const int ShortestMatch = 2;
    public const int LongestMatch = 273;

    // Kinds that depend on the state and on the low bits of the position: 12 states, 16 positions each.
    public const int IsMatch = 0;
    public const int IsRep0Long = IsMatch + (12 << 4);

    // Kinds that depend on the state alone.
    public const int IsRep = IsRep0Long + (12 << 4);
    public const int IsRepNot0 = IsRep + 12;
    public const int IsRepNot1 = IsRepNot0 + 12;
    public const int IsRepNot2 = IsRepNot1 + 12;

    // A length: two choices (low, middle, high), then a tree of 3 bits a position, another, and one of 8 bits.
    public const int MatchLength = IsRepNot2 + 12;
    public const int RepLength = MatchLength + LengthSize;
    public const int LengthLow = 2;
    public const int LengthMiddle = LengthLow + (16 << 3);
    public const int LengthHigh = LengthMiddle + (16 << 3);
    public const int LengthSize = LengthHigh + 256;

    // A distance: a tree of 6 bits (its "slot": the two top bits and how many follow), one for each of four lengths; then the
    // bits that follow: trees for short distances; for long ones even chances, and a tree for the last four.
    public const int DistanceSlot = RepLength + LengthSize;
    public const int DistanceSpecial = DistanceSlot + (4 << 6);
    public const int DistanceAlign = DistanceSpecial + 115;

    // A literal: for each context (lc, lp) a tree of 8 bits, and two more for a literal just after a match, where the byte that
    // the match would have given is a good guess.
    public const int Literal = DistanceAlign + 16;
    public const int LiteralSize = 0x300;

    public const int FirstSlotWithFooter = 4;
    public const int FirstSlotWithEvenBits = 14;
    public const int AlignBits = 4;

    public static int Size(LzmaHeader header) => Literal + (LiteralSize << (header.LiteralContextBits + header.LiteralPositionBits));

    // States 0 to 6: the last was a literal; 7 to 11: a match; which ones says what came before.
    public static int AfterLiteral(int state) => state < 4 ? 0 : state < 10 ? state - 3 : state - 6;

    // With a new distance.
    public static int AfterMatch(int state) => state < 7 ? 7 : 10;

    // With one of the last four distances.
    public static int AfterRep(int state) => state < 7 ? 8 : 11;

    // A single byte at the last distance.
    public static int AfterShortRep(int state) => state < 7 ? 9 : 11;
}
