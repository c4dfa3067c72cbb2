namespace Postvogn.DigitalPost;

/// <summary>How somebody can be reached (TI 4.6.1). Whoever is on no list can be reached by neither.</summary>
/// <param name="DigitalPost">True when registered for Digital Post (content <c>D</c>).</param>
/// <param name="NemSms">True when registered for NemSMS, with a verified mobile number (content <c>S</c>).</param>
public readonly record struct Reach(bool DigitalPost, bool NemSms)
{
    /// <summary>The number of bits that a reach takes.</summary>
    internal const int Bits = 2;

    internal const int DigitalPostBit = 1;
    internal const int NemSmsBit = 2;

    /// <summary>By neither.</summary>
    public static readonly Reach None;

    internal int Flags => (DigitalPost ? DigitalPostBit : 0) | (NemSms ? NemSmsBit : 0);

    internal static Reach Of(int flags) => new((flags & DigitalPostBit) != 0, (flags & NemSmsBit) != 0);
}
