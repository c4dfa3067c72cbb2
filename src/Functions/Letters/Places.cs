namespace Postvogn.Functions.Letters;

/// <summary>The one place that knows the layout of docs/adr/0004.</summary>
internal static class Places
{
    public const string Drops = "drop";

    // What it was taken over as, by the SHA-256 of all that it carried.
    public const string AcceptedDrops = "accepted";
    public const int FingerprintLength = 64;

    // What came and is not handled yet.
    public const string Receipts = "receipts";
    public const string Received = "received";

    // What other systems ask for, and what a print provider is to print and answers.
    public const string Recalls = "recall";
    public const string Prints = "print";
    public const string PrintManifestFile = "manifest.json";
    public const string PrintAddressFile = "address.json";
    public const string PrintAnswerFile = "printed.json";
    public const string PrintProblemFile = "printed.error.json";

    // Markers of what is open.
    public const string Open = "open";
    public const string OpenLettersPrefix = "messages/";
    public const string OpenTransmissionsPrefix = "transmissions/";
    public const string OpenDropsPrefix = "drops/";

    // Letters that wait at Digital Post, by their day.
    public const string DuePrefix = "due/";

    public const string Contacts = "contacts";
    public const string ContactNotesPrefix = "notes/";

    // What is known of our organisations: their contact points, and what they may send.
    public const string Organisation = "organisation";
    public const string OrganisationChangesPrefix = "changes/";

    private const string NotificationFile = "notification.json";
    private const string RefusedDrops = "refused";
    private const string Messages = "messages";
    private const string Transmissions = "transmissions";
    private const string Unmatched = "unmatched";
    private const string Outcomes = "outcomes";
    private const string Deliveries = "deliveries";
    private const string FolderOwnersPrefix = "folders/";
    private const string Inboxes = "inbox";
    private const string UnreadableLetters = "unreadable";
    private const string InfectedLetters = "quarantine";
    private const string Health = "health";

    // The app creates none: whoever sets an account up does.
    public static IReadOnlyList<string> Containers { get; } =
    [
        Drops, AcceptedDrops, RefusedDrops, Messages, Open, Transmissions, Receipts, Unmatched, Outcomes, Received, Deliveries, Inboxes,
        UnreadableLetters, InfectedLetters, Contacts, Organisation, Health, Recalls, Prints,
    ];

    public static BlobPath HealthProbe { get; } = new(Health, "probe");

    public static BlobPath ContactIndex { get; } = new(Contacts, "index");

    public static BlobPath ContactChanges { get; } = new(Contacts, "changes");

    public static BlobPath ContactCursor { get; } = new(Contacts, "cursor.json");

    public static BlobPath ContactPointsCompared { get; } = new(Organisation, "compared.json");

    public static BlobPath Rights { get; } = new(Organisation, "rights.json");

    // How far Sweep has come with the drops, if they are more than it looks at in one run.
    public static BlobPath DropCursor { get; } = new(Open, "sweep/drops.json");

    public static string WaitingPrefix(string system) => $"waiting/{system}/";

    // Another system gave the name.
    public static BlobPath Drop(string name) => BlobPath.OfOthers(Drops, name);

    public static BlobPath Accepted(string drop, string fingerprint) => new(AcceptedDrops, SafeName.Short(drop, $"/{fingerprint}.json"));

    // Before the fingerprint; a drop in a folder of that name begins so, too.
    public static string AcceptedVersions(string drop)
    {
        var name = Accepted(drop, new string('0', FingerprintLength)).Name;
        return name[..(name.LastIndexOf('/') + 1)];
    }

    public static BlobPath Refused(string drop) => new(RefusedDrops, SafeName.Of(drop, ""));

    // Only of a drop that was not taken at once (docs/adr/0032). A source writes the version's blob anew, and nobody this one.
    public static BlobPath DropTries(string drop, string version) => new(Open, OpenDropsPrefix + SafeName.HashOf($"{version} {drop}"));

    public static BlobPath Memo(Guid messageUuid) => new(Messages, $"{messageUuid:D}/memo.xml");

    public static BlobPath Letter(Guid messageUuid) => new(Messages, $"{messageUuid:D}/state.json");

    public static BlobPath Refusals(Guid messageUuid) => new(Messages, $"{messageUuid:D}/refusals.json");

    public static BlobPath LetterReceipt(Guid messageUuid, string receipt) => new(Messages, LetterReceiptsPrefix(messageUuid) + receipt);

    public static BlobPath Chase(Guid messageUuid) => new(Messages, $"{messageUuid:D}/chase.json");

    // Which thread a letter belongs to (docs/adr/0041): the messageUUID of its first letter.
    public static BlobPath ThreadOf(Guid messageUuid) => new(Messages, $"{messageUuid:D}/thread.json");

    public static BlobPath ThreadEntry(Guid first, string entry) => new(Messages, ThreadPrefix(first) + entry);

    public static string ThreadPrefix(Guid first) => $"{first:D}/thread/";

    // The messageID is somebody's words: only its hash is part of a name.
    public static BlobPath ByMessageId(string cvr, string messageId, Guid messageUuid) =>
        new(Messages, $"{ByMessageIdPrefix(cvr, messageId)}{messageUuid:D}");

    public static string ByMessageIdPrefix(string cvr, string messageId) => $"by-id/{cvr}/{SafeName.HashOf(messageId)}/";

    // Within the container of Letter.
    public static string LetterReceiptsPrefix(Guid messageUuid) => $"{messageUuid:D}/receipts/";

    public static BlobPath OpenLetter(Guid messageUuid) => new(Open, $"{OpenLettersPrefix}{messageUuid:D}");

    public static BlobPath Waiting(string system, Guid messageUuid) => new(Open, $"{WaitingPrefix(system)}{messageUuid:D}");

    public static string DueOn(DateOnly day) => $"{DuePrefix}{day:yyyy-MM-dd}/";

    public static BlobPath Due(DateOnly day, Guid messageUuid) => new(Open, $"{DueOn(day)}{messageUuid:D}");

    public static BlobPath OpenTransmission(Guid transmission) => new(Open, $"{OpenTransmissionsPrefix}{transmission:D}");

    public static BlobPath Transmission(Guid transmission) => new(Transmissions, $"{transmission:D}/state.json");

    public static BlobPath Archive(Guid transmission) => new(Transmissions, $"{transmission:D}/archive.tar.lzma");

    public static BlobPath TransmissionReceipt(Guid transmission, string receipt) =>
        new(Transmissions, $"{transmission:D}/receipts/{receipt}");

    // Leads from Digital Post's transmissionId to our transmission.
    public static BlobPath TransmissionByReceipt(Guid transmissionId) => new(Transmissions, $"by-receipt/{transmissionId:D}");

    public static BlobPath Receipt(Guid systemId, string name) => new(Receipts, $"{systemId:D}/{name}");

    public static BlobPath UnmatchedReceipt(string name) => new(Unmatched, name);

    public static BlobPath ContactNote(Guid contactId, long version) => new(Contacts, $"{ContactNotesPrefix}{contactId:D}/{version}");

    // One letter of an archive: its messageUUID, or entry-{n} if it has none of its own.
    public static BlobPath Outcome(string drop, string? letterOfArchive) =>
        new(Outcomes, SafeName.Of(drop, letterOfArchive is null ? ".json" : $"/{letterOfArchive}.json"));

    // No drop's outcome: no drop's name ends so.
    public static BlobPath RecallAnswer(string recall) => new(Outcomes, SafeName.Of(recall, ".recalled.json"));

    // Another system gave the name.
    public static BlobPath Recall(string name) => BlobPath.OfOthers(Recalls, name);

    public static string PrintFolder(string source, Guid messageUuid) => $"{source}/{messageUuid:D}/";

    public static BlobPath Print(string source, Guid messageUuid, string file) => new(Prints, PrintFolder(source, messageUuid) + file);

    public static BlobPath ReceivedLetter(Guid systemId, Guid messageUuid, string push) =>
        new(Received, $"{systemId:D}/{messageUuid:D}/{push}.xml");

    public static BlobPath Notification(Guid systemId, Guid messageUuid) =>
        new(Received, $"{systemId:D}/{messageUuid:D}/{NotificationFile}");

    public static bool IsNotification(BlobPath place) =>
        place.Container == Received && place.Name.EndsWith($"/{NotificationFile}", StringComparison.Ordinal);

    public static BlobPath OrganisationChange(Guid resourceId, long version) =>
        new(Organisation, $"{OrganisationChangesPrefix}{resourceId:D}-{version}.json");

    public static BlobPath Delivery(Guid systemId, Guid messageUuid) => new(Deliveries, $"{systemId:D}/{messageUuid:D}.json");

    // Whose letter lies in a destination's folder of that name: one messageUUID can come for two systems.
    public static BlobPath FolderOwner(string destination, Guid messageUuid) =>
        new(Deliveries, $"{FolderOwnersPrefix}{destination}/{messageUuid:D}.json");

    public static BlobPath Inbox(string destination, string folder, string file) => new(Inboxes, $"{destination}/{folder}/{file}");

    public static BlobPath Unreadable(Guid systemId, Guid messageUuid) => new(UnreadableLetters, $"{systemId:D}/{messageUuid:D}.xml");

    public static BlobPath Quarantined(Guid systemId, Guid messageUuid) => new(InfectedLetters, $"{systemId:D}/{messageUuid:D}.xml");
}
