using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

/// <summary>The CVR numbers fulfil the modulus 11 check and lie outside the range that is given out.</summary>
internal static class Solbjerg
{
    public const string PushSender = "socialforvaltningen";

    public const string PullSender = "borgerservice";

    /// <summary>Only on a stage that has SFTP.</summary>
    public const string SftpSender = "opkraevningen";

    public const string CompanySender = "forsyningen";

    public const string NotifiedRecipientName = "boerneindgang";

    public static readonly Organisation Municipality = new() { Cvr = "99900008", Name = "Solbjerg Kommune" };

    // Owned by the municipality and an authority to Digital Post: a business can write to authorities only (TI 2.3).
    public static readonly Organisation Company = new()
    {
        Cvr = "99900016",
        Name = "Solbjerg Forsyning A/S",
        MandatoryPostAllowed = false,
        LegalNotificationAllowed = false,
    };

    private static readonly MailSystem PushRecipient = Recipient("indgang", Id("b1"), ServiceProtocol.RestPush);
    private static readonly MailSystem NotifiedRecipient = Recipient(NotifiedRecipientName, Id("b3"), ServiceProtocol.RestPublishSubscribe);
    private static readonly MailSystem PullRecipient = Recipient("skoleindgang", Id("b2"), ServiceProtocol.RestPull);

    public static readonly Cast Cast = new()
    {
        Organisations = [Municipality, Company],
        Systems =
        [
            Sender(PushSender, Id("a1"), Municipality.Cvr, ServiceProtocol.RestPush),
            Sender(PullSender, Id("a2"), Municipality.Cvr, ServiceProtocol.RestPull),
            Sender(CompanySender, Id("a3"), Company.Cvr, ServiceProtocol.RestPush),
            PushRecipient,
            NotifiedRecipient,
            PullRecipient,
        ],
        Sources = new Dictionary<string, Source>(StringComparer.Ordinal)
        {
            [PushSender] = new() { Print = true, Destination = PushSender },
            [SftpSender] = new() { Print = true },
            [PullSender] = new() { Check = "index" },
        },
        Desks =
        [
            Desk("c1", "Jobcenter", "jobcenter", PushRecipient),
            Desk("c2", "Pladsanvisning", "pladsanvisning", NotifiedRecipient),
            Desk("c3", "Skole og dagtilbud", "skole", PullRecipient),
            Desk("c4", "Alt andet", Cast.DefaultDestination, PushRecipient),
        ],
    };

    public static readonly Cast CastWithSftp = Cast with { Systems = [.. Cast.Systems, Sender(SftpSender, Id(
        "a4"), Municipality.Cvr, ServiceProtocol.Sftp)] };

    public static MailSystem Sender(string name, Guid id, string cvr, ServiceProtocol protocol) =>
        new() { Id = id, Name = name, Cvr = cvr, ApiKey = $"sandbox-{name}", Protocol = protocol, Receives = false };

    private static MailSystem Recipient(string name, Guid id, ServiceProtocol protocol) =>
        new() { Id = id, Name = name, Cvr = Municipality.Cvr, ApiKey = $"sandbox-{name}", Protocol = protocol, Sends = false };

    private static Desk Desk(string id, string name, string destination, MailSystem system) =>
        new(new ContactPoint(Id(id), Municipality.Cvr, name, system.Id), destination);

    private static Guid Id(string ending) => Guid.Parse($"5a0db0c5-0000-4000-8000-0000000000{ending}");
}
