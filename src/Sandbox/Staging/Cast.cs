namespace Postvogn.Sandbox.Staging;

/// <summary>Who plays in the sandbox: made-up organisations, their systems at Digital Post, and their contact points.</summary>
/// <remarks>
/// A municipality with a sender system of each kind and a recipient system of each kind, and a company that is not allowed to send
/// mandatory post. The CVR numbers fulfil the modulus 11 check and lie outside the range that is given out.
/// </remarks>
internal static class Cast
{
    /// <summary>The municipality whose post is carried.</summary>
    public static readonly Organisation Municipality = new("99900008", "Solbjerg Kommune", MandatoryPostAllowed: true);

    /// <summary>A company that may not send mandatory post.</summary>
    public static readonly Organisation Utility = new("99900016", "Solbjerg Forsyning A/S", MandatoryPostAllowed: false);

    /// <summary>All organisations.</summary>
    public static readonly IReadOnlyList<Organisation> Organisations = [Municipality, Utility];

    /// <summary>The municipality's sender system to which receipts are pushed.</summary>
    public static readonly MailSystem SocialSender = new("socialforvaltningen", Id("a1"), Municipality, Protocol.RestPush, Sends: true);

    /// <summary>The municipality's sender system that fetches its receipts itself.</summary>
    public static readonly MailSystem CitizenSender = new("borgerservice", Id("a2"), Municipality, Protocol.RestPull, Sends: true);

    /// <summary>The company's sender system.</summary>
    public static readonly MailSystem UtilitySender = new("forsyningen", Id("a3"), Utility, Protocol.RestPush, Sends: true);

    /// <summary>The municipality's recipient system to which letters are pushed.</summary>
    public static readonly MailSystem PushRecipient = new("indgang", Id("b1"), Municipality, Protocol.RestPush, Sends: false);

    /// <summary>The municipality's recipient system that fetches its letters itself.</summary>
    public static readonly MailSystem PullRecipient = new("skoleindgang", Id("b2"), Municipality, Protocol.RestPull, Sends: false);

    /// <summary>All systems. The source that drops for a sender system has the system's name.</summary>
    public static readonly IReadOnlyList<MailSystem> Systems = [SocialSender, CitizenSender, UtilitySender, PushRecipient, PullRecipient];

    /// <summary>The municipality's contact points, and the inbox destination that each leads to.</summary>
    public static readonly IReadOnlyList<ContactPoint> ContactPoints =
    [
        new(Id("c1"), "Jobcenter", "jobcenter", PushRecipient),
        new(Id("c2"), "Pladsanvisning", "pladsanvisning", PushRecipient),
        new(Id("c3"), "Skole og dagtilbud", "skole", PullRecipient),
        new(Id("c4"), "Alt andet", DefaultDestination, PushRecipient),
    ];

    /// <summary>Where a letter goes whose contact point leads nowhere.</summary>
    public const string DefaultDestination = "ufordelt";

    private static Guid Id(string ending) => Guid.Parse($"5a0db0c5-0000-4000-8000-0000000000{ending}");
}
