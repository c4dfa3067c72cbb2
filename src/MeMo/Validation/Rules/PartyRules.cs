using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Validation.Rules;

internal static class PartyRules
{
    private const string Cpr = "CPR";
    private const string Cvr = "CVR";

    // Systems write both upper and lower case.
    public static void IdType(RuleSubject party)
    {
        if (!Is(party.Text, Cpr) && !Is(party.Text, Cvr))
            party.Find(MemoCodes.IdTypeInvalid, "idType", "The type of id is unknown.", "Write CPR or CVR.");
    }

    public static void Sender(RuleSubject party)
    {
        var sender = (Sender)party.Frame.Instance;
        JudgeId(party, "senderID", (sender.IdType, sender.SenderId), MemoCodes.SenderCprInvalid, MemoCodes.SenderCvrInvalid);
        if (party.Options.SenderCvr is { } ours && party.Frame.Has("senderID") && !(Is(sender.IdType, Cvr) && sender.SenderId == ours))
            party.Find(
                MemoCodes.SenderOrganisationIdDoesNotMatch,
                "senderID",
                "The sender is not the organisation that the system sends for.",
                "Write the organisation's own CVR number as senderID, with idType CVR.");
    }

    public static void Representative(RuleSubject party)
    {
        var representative = (Representative)party.Frame.Instance;
        var id = (representative.IdType, representative.RepresentativeId);
        JudgeId(party, "representativeID", id, MemoCodes.RepresentativeCprInvalid, MemoCodes.RepresentativeCvrInvalid);
    }

    // Only organisations have contact points.
    public static void Recipient(RuleSubject party)
    {
        var recipient = (Recipient)party.Frame.Instance;
        JudgeId(
            party, "recipientID", (recipient.IdType, recipient.RecipientId), MemoCodes.RecipientCprInvalid, MemoCodes.RecipientCvrInvalid);
        if (recipient.ContactPoint is not null && Is(recipient.IdType, Cpr))
        {
            party.Find(
                MemoCodes.RecipientContactPointNotAllowedForIdType,
                "ContactPoint",
                "A recipient with a CPR number has a ContactPoint.",
                "Remove the ContactPoint, or write to a CVR number.");
        }
    }

    public static void ContactPointId(RuleSubject point)
    {
        if (point.Text.Length == 0 && point.Frame.Parent?.Element == HeaderElements.Recipient)
            point.Find(
                MemoCodes.RecipientContactPointIdRequired,
                "contactPointID",
                "The contactPointID is empty.",
                "Write the id of the contact point.");
        else if (Lexical.Uuid(point.Text, anyVersion: true) is null)
            point.Find(
                MemoCodes.ContactPointIdFormatNotAllowed,
                "contactPointID",
                "The contactPointID is no UUID.",
                "Write the id of the contact point, a UUID.");
    }

    private static void JudgeId(RuleSubject party, string child, (string? Type, string? Number) id, ErrorCode noCpr, ErrorCode noCvr)
    {
        if (!party.Frame.Has(child))
            return;
        if (Is(id.Type, Cpr) && !IsDigits(id.Number, 10))
            party.Find(noCpr, child, "The number is no CPR number.", "Write ten digits without hyphen.");
        else if (Is(id.Type, Cpr) && !CprDates.IsDay(id.Number!))
            party.Doubt(MemoWarnings.CprDate, child, "The number begins with no day that there was.", "Look the number up again.");
        else if (Is(id.Type, Cvr) && !IsDigits(id.Number, 8))
            party.Find(noCvr, child, "The number is no CVR number.", "Write eight digits.");
    }

    private static bool Is(string? text, string type) => string.Equals(text, type, StringComparison.OrdinalIgnoreCase);

    private static bool IsDigits(string? number, int length) => number?.Length == length && number.All(char.IsAsciiDigit);
}
