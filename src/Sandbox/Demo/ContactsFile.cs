using System.Text.Json;
using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo;

/// <summary>What a user says about the recipients of the letters: numbers that cannot be written to.</summary>
internal sealed record ContactsFile
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public const string Name = "contacts.json";

    public IReadOnlyList<string> Exempt { get; init; } = [];

    /// <summary>Dead, moved abroad, or wound up.</summary>
    public IReadOnlyList<string> Closed { get; init; } = [];

    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>Without a file everybody can be written to.</summary>
    public static async Task<ContactsFile> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return new ContactsFile();
        try
        {
            return JsonSerializer.Deserialize<ContactsFile>(await File.ReadAllBytesAsync(path, cancellationToken), Web) ?? new();
        }
        catch (JsonException fault)
        {
            throw new SandboxException(
                $"{path} cannot be read (line {fault.LineNumber + 1}). "
                + $"It must be like {{ \"exempt\": [\"…\"], \"closed\": [\"…\"], \"unknown\": [\"…\"] }}.", fault);
        }
    }

    /// <summary>Null for one whom Digital Post shall not know, or that has no CPR or CVR number.</summary>
    public Contact? ContactOf(Party recipient)
    {
        if (Unknown.Contains(recipient.Id) || !(recipient.IsCpr || recipient.IsCvr))
            return null;
        var status = Exempt.Contains(recipient.Id) ? ContactStatus.Exempt
            : Closed.Contains(recipient.Id) ? ContactStatus.Closed
            : ContactStatus.Registered;
        return new Contact
        {
            Type = recipient.IsCpr ? ContactType.Citizen : ContactType.Company,
            Number = recipient.Id,
            Status = status,
            NemSms = recipient.IsCpr ? NemSmsSubscription.Verified : NemSmsSubscription.None,
        };
    }
}
