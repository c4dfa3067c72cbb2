namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 7.2. The tag says subject (MEMO, BUSINESS_RECEIPT) and type in one.</summary>
internal sealed record EventFact(LedgerEntry Entry, string Subject, string Type, string Tag, Guid SystemId)
{
    private const string Microseconds = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    // Mostly the messageUUID.
    public Guid? Message { get; init; }

    public JsonObject Properties { get; init; } = [];

    public JsonObject Meta { get; init; } = [];

    public JsonObject ToDocument(MailSystem system)
    {
        var time = Entry.At.UtcDateTime.ToString(Microseconds, CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["id"] = IdOf(part: 1),
            ["eventId"] = IdOf(part: 2),
            ["version"] = 0,
            ["transactionId"] = $"F{Entry.Number:x4}{IdOf(part: 3).Replace("-", "", StringComparison.Ordinal)}"[..32],
            ["channel"] = "output",
            ["channels"] = new JsonArray("output"),
            ["subject"] = Subject,
            ["type"] = Type,
            ["eventTime"] = time,
            ["created"] = time,
            ["owner"] = system.Cvr,
            ["actor"] = SystemId.ToString("D"),
            ["system"] = new JsonObject { ["id"] = IdOf(part: 4), ["name"] = "distribution-sandbox", ["user"] = SystemId.ToString("D") },
            ["message"] = Message?.ToString("D"),
            ["eventProperties"] = Properties,
            ["metaProperties"] = Meta,
            ["searchEventProperties"] = new JsonObject(),
            ["eventTag"] = Tag,
        };
    }

    // An entry may give two events of different subjects; both keep their ids from query to query.
    private string IdOf(byte part) =>
        new Guid((int)Entry.Number, (short)Subject.Length, 0x4000, 0x80, part, 0, 0, 0, 0, 0, 0).ToString("D");
}
