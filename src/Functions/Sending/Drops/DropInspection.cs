using Postvogn.MeMo;

namespace Postvogn.Functions.Sending;

/// <summary>What was found when a drop was read whole.</summary>
/// <param name="Fingerprint">The SHA-256 of all that it carries.</param>
/// <param name="ETag">The version that was read.</param>
/// <param name="Letters">What was found about each of its letters.</param>
internal sealed record DropInspection(string Fingerprint, string ETag, IReadOnlyList<InspectedLetter> Letters);

/// <summary>What was found about one letter of a drop.</summary>
/// <param name="MessageUuid">Its messageUUID; null if it could not be read.</param>
/// <param name="Urgent">Whether it goes alone and at once.</param>
/// <param name="Length">The length of its MeMo in bytes.</param>
/// <param name="Findings">Every rule that it breaks.</param>
internal sealed record InspectedLetter(Guid? MessageUuid, bool Urgent, long Length, IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether it can be sent.</summary>
    public bool IsValid => MessageUuid is not null && Findings.Count == 0;
}
