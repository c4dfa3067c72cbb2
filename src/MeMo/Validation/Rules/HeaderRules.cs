namespace Postvogn.MeMo.Validation.Rules;

internal static class HeaderRules
{
    // Authorities send MYNDIGHEDSPOST, companies VIRKSOMHEDSPOST.
    private static readonly string[] PostTypes = ["MYNDIGHEDSPOST", "VIRKSOMHEDSPOST"];


    public static void MessageUuid(RuleSubject header)
    {
        if (header.Options.FileName is { } name && WholeRules.UuidOf(name) is { } expected && expected != (Guid)header.Value!)
        {
            header.Find(
                MemoCodes.MessageUuidDoesNotMatchFileName,
                "messageUUID",
                "The messageUUID is not the UUID in the file name, or in memo-message-uuid.",
                "Name the file after the messageUUID.");
        }
    }

    // The day is Denmark's: Digital Post's own.
    public static void DoNotDeliverUntilDate(RuleSubject header)
    {
        var days = ((DateOnly)header.Value!).DayNumber - DanishDay.At(header.Options.Clock.GetUtcNow()).DayNumber;
        if (days < 0)
        {
            header.Find(
                MemoCodes.DoNotDeliverUntilDateTooEarly,
                "doNotDeliverUntilDate",
                "The date has passed.",
                "Leave it out, or name a day from today.");
        }
        else if (days > header.Options.MaxDaysUntilDelivery)
        {
            var most = header.Options.MaxDaysUntilDelivery;
            header.Find(
                MemoCodes.DoNotDeliverUntilDateTooLate,
                "doNotDeliverUntilDate",
                $"The date is {days} days ahead; {most} are allowed.",
                "Name an earlier day.");
        }
    }

    public static void PostType(RuleSubject header)
    {
        if (!PostTypes.Contains(header.Text, StringComparer.Ordinal))
            header.Find(
                MemoCodes.PostTypeInvalid,
                "postType",
                "The kind of post is unknown.",
                $"Leave it out, or write one of: {string.Join(", ", PostTypes)}.");
    }

    // The text of a NemSMS is its notification.
    public static void NemSms(RuleSubject subject)
    {
        var header = (MessageHeader)subject.Frame.Instance;
        if (!subject.Frame.Has("messageType") || header.MessageType != MessageType.NemSms)
            return;
        if (string.IsNullOrWhiteSpace(header.Notification) && !IsBroken(subject))
            subject.Find(
                MemoCodes.EmptyNotificationNotAllowed, "notification", "The NemSMS has no text.", "Write the text into notification.");
    }

    // Digital Post sends it as an SMS of GSM-7, of a NemSMS and of other letters (TI 13.3).
    public static void Sms(RuleSubject header)
    {
        var (places, foreign) = Gsm7.Measure(header.Text);
        if (foreign > 0)
            header.Doubt(
                MemoWarnings.SmsCharacters,
                "notification",
                $"{foreign} of the text's characters are none of GSM-7: an SMS may show others in their place, or take several parts.",
                "Write it with the letters of Western Europe, without emoji and typographic signs.");
        if (places > Gsm7.PlacesOfAnSms)
            header.Doubt(
                MemoWarnings.SmsParts,
                "notification",
                $"The text takes {places} places of GSM-7, where characters such as € and [ take two; one SMS has {Gsm7.PlacesOfAnSms}.",
                "Shorten the text, or let it be sent in parts.");
    }

    // Only people forward, in their own mailboxes.
    public static void Forward(RuleSubject forward) => forward.Find(
        MemoCodes.SenderSystemForwardNotAllowed,
        "The message says that it forwards another.",
        "Leave ForwardData out: a sender system writes a letter of its own.");

    private static bool IsBroken(RuleSubject header) =>
        header.Frame.CountOf(header.Frame.Element.Children.First(child => child.Name.Local == "notification")) > 0
            && !header.Frame.Has("notification");
}
