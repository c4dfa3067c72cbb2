using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

internal sealed record Cast
{
    /// <summary>Where a letter goes whose contact point leads nowhere.</summary>
    public const string DefaultDestination = "ufordelt";

    public required IReadOnlyList<Organisation> Organisations { get; init; }

    /// <summary>The source that drops for a sender system has its name.</summary>
    public required IReadOnlyList<MailSystem> Systems { get; init; }

    public IReadOnlyList<Desk> Desks { get; init; } = [];

    /// <summary>Whoever is not among them does not exist for Digital Post.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public Organisation OwnerOf(MailSystem system) => Organisations.First(organisation => organisation.Cvr == system.Cvr);

    public MailSystem System(string name) => Systems.First(system => system.Name == name);
}
