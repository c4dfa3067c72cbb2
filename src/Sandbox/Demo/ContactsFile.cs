using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Demo;

internal sealed record ContactsFile
{
    public const string Name = "contacts.json";

    public IReadOnlyList<string> Exempt { get; init; } = [];

    /// <summary>Dead, or wound up (TI 4.5).</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Whom it makes exempt or closed.</summary>
    public IEnumerable<Contact> Contacts => Exempt.Select(number => Of(number, ContactStatus.Exempt))
        .Concat(Closed.Select(number => Of(number, ContactStatus.Closed)));

    public static async Task<ContactsFile> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path)) return new ContactsFile();
        if (OrdinaryFile.IsNone(path)) throw new SandboxException($"{path} cannot be read. {LeftOut.NoFile} Put a file in its place.");
        return new ContactsJson(path, await File.ReadAllBytesAsync(path, cancellationToken)).Read();
    }

    /// <summary>Null: Digital Post shall not know it, or it has no number.</summary>
    public Contact? ContactOf(Party recipient)
    {
        if (Unknown.Contains(recipient.Id) || !(recipient.IsCpr || recipient.IsCvr))
            return null;
        var status = Exempt.Contains(recipient.Id) ? ContactStatus.Exempt
            : Closed.Contains(recipient.Id) ? ContactStatus.Closed
            : ContactStatus.Registered;
        return Of(recipient.Id, status);
    }

    private static Contact Of(string number, ContactStatus status)
    {
        var isCitizen = number.Length == 10;
        return new Contact
        {
            Type = isCitizen ? ContactType.Citizen : ContactType.Company,
            Number = number,
            Status = status,
            NemSms = isCitizen ? NemSmsSubscription.Verified : NemSmsSubscription.None,
        };
    }
}
