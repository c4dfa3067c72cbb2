using Postvogn.Drops;
using Postvogn.MeMo;

namespace Postvogn.Functions.Contacts;

/// <summary>Which letter what Digital Post said of its sender keeps from being sent (TI 13.4.3). Pure. What was not said keeps
/// none.</summary>
internal static class RightsRules
{
    // Clocks differ, and a letter takes its time to be sent.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    public static Finding? WhyNot(LetterFacts letter, OrganisationRights rights, SystemRights? system, DateTimeOffset now)
    {
        if (system?.ActiveFrom - now > Margin) return Refused(MemoCodes.SenderSystemIsNotActivated, "/");
        if (now - system?.ActiveTo > Margin) return Refused(MemoCodes.SenderSystemIsDeactivated, "/");
        if (letter.Mandatory && rights.MandatoryPostAllowed == false)
            return Refused(MemoCodes.SenderMandatoryMessageNotAllowed, "/Message/MessageHeader/mandatory");
        if (letter.LegalNotification && rights.LegalNotificationAllowed == false)
            return Refused(MemoCodes.SenderLegalNotificationNotAllowed, "/Message/MessageHeader/legalNotification");
        return null;
    }

    private static Finding Refused(ErrorCode code, string path) =>
        new() { Code = code.Code, Status = code.Status, Path = path, Message = code.Text.En, Fix = code.Fix.En };
}
