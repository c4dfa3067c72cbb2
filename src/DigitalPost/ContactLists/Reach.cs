namespace Postvogn.DigitalPost;

/// <summary>Registered for Digital Post (content <c>D</c>), for NemSMS with a verified number (<c>S</c>) (TI 4.6.1). Whoever is on no list
/// has neither.</summary>
public readonly record struct Reach(bool DigitalPost, bool NemSms)
{
    internal const int Bits = 2;

    internal const int DigitalPostBit = 1;
    internal const int NemSmsBit = 2;

    /// <summary>By neither.</summary>
    public static readonly Reach None;

    internal int Flags => (DigitalPost ? DigitalPostBit : 0) | (NemSms ? NemSmsBit : 0);

    internal static Reach Of(int flags) => new((flags & DigitalPostBit) != 0, (flags & NemSmsBit) != 0);
}
