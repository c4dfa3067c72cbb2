namespace Postvogn.Functions.Receipts;

/// <summary>What whoever dropped a letter can do about error codes (TI 13.4.3) that only Digital Post can find.</summary>
internal static class ReceiptFixes
{
    private const string OtherChannel = "Send it another way, for example by physical mail.";
    private const string AskOperations = "Ask operations: sender system and rights are set up in Administrative Access.";
    private const string MendMessage = "Mend the message and drop it again under a new messageUUID.";

    private static readonly Dictionary<string, string> ByCode = new(StringComparer.Ordinal)
    {
        ["recipient.is.exempt"] = "The recipient is exempt from Digital Post. " + OtherChannel,
        ["recipient.is.closed"] = "The recipient's mailbox is closed (deceased, moved abroad, company ended). " + OtherChannel,
        ["recipient.not.found"] = "Digital Post knows no such recipient. Check the number. " + OtherChannel,
        ["recipient.mailbox.not.found"] = OtherChannel,
        ["recipient.mailbox.and.default.recipient.system.not.found"] = OtherChannel,
        ["recipient.nem.sms.subscription.not.found"] = "The recipient has not signed up for NemSMS.",
        ["recipient.nem.sms.subscription.mobile.number.not.verified"] = "The recipient has not confirmed the mobile number for NemSMS.",
        ["message.uuid.not.unique"] = "Another message had this messageUUID. Drop the letter again under a new UUID of version 4.",
        ["memo.infected"] = "A file holds malware. Clean the file, then drop the letter again under a new messageUUID.",
        ["sender.mandatory.message.not.allowed"] =
            "This sender may not send mandatory post. Drop it again without mandatory and under a new messageUUID, " +
            "or apply for the right in Administrative Access.",
        ["sender.legal.notification.not.allowed"] =
            "This sender may not send legal notifications. Apply for the right in Administrative Access.",
    };

    public static string For(string? code) => code switch
    {
        null => MendMessage,
        _ when ByCode.TryGetValue(code, out var fix) => fix,
        _ when code.StartsWith("sender.", StringComparison.Ordinal) => AskOperations,
        _ => MendMessage,
    };
}
