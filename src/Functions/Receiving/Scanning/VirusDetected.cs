using Postvogn.DigitalPost;

namespace Postvogn.Functions.Receiving;

/// <summary>The one receipt of a recipient system that ends a letter's delivery without a delivery (TI 10.11, 13.4).</summary>
internal static class VirusDetected
{
    /// <summary>The code: Digital Post does not resend the letter, its people take over.</summary>
    public const string Code = "virus.detected";

    /// <summary>The receipt for a letter, with the words that TI gives for the code.</summary>
    public static Receipt For(Guid messageUuid, DateTimeOffset at) =>
        Receipt.Negative(messageUuid, at, Code, $"Virus fundet i modtaget payload for MeMo med id {messageUuid:D}");
}
