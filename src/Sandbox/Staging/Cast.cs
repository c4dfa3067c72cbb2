using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal sealed record Cast
{
    /// <summary>Where a letter goes whose contact point leads nowhere.</summary>
    public const string DefaultDestination = "ufordelt";

    public required IReadOnlyList<Organisation> Organisations { get; init; }

    /// <summary>The source that drops for a sender system has its name.</summary>
    public required IReadOnlyList<MailSystem> Systems { get; init; }

    /// <summary>By name; one that is missing has set nothing.</summary>
    public IReadOnlyDictionary<string, Source> Sources { get; init; } = new Dictionary<string, Source>(StringComparer.Ordinal);

    public IReadOnlyList<Desk> Desks { get; init; } = [];

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>Whoever is no stranger can be written to, however a letter comes; without it, only the contacts exist.</summary>
    public bool EveryoneExists { get; init; }

    /// <summary>The CPR and CVR numbers of those whom Digital Post does not know.</summary>
    public IReadOnlyList<string> Strangers { get; init; } = [];

    public Organisation OwnerOf(MailSystem system) => Organisations.First(organisation => organisation.Cvr == system.Cvr);

    public Source SourceOf(string name) => Sources.GetValueOrDefault(name) ?? new Source();

    public MailSystem System(string name) => Systems.First(system => system.Name == name);
}
