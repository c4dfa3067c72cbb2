using Postvogn.Sandbox.DigitalPost;

namespace Postvogn.Sandbox.Staging;

/// <summary>Who plays in the sandbox: organisations, their systems at Digital Post, and the desks that citizens write to.</summary>
internal sealed record Cast
{
    /// <summary>Where a letter goes whose contact point leads nowhere.</summary>
    public const string DefaultDestination = "ufordelt";

    /// <summary>The organisations.</summary>
    public required IReadOnlyList<Organisation> Organisations { get; init; }

    /// <summary>The systems that the app acts as. The source that drops for a sender system has the system's name.</summary>
    public required IReadOnlyList<MailSystem> Systems { get; init; }

    /// <summary>The desks of the municipality.</summary>
    public IReadOnlyList<Desk> Desks { get; init; } = [];

    /// <summary>Citizens and companies; whoever is not among them does not exist for Digital Post.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The organisation that owns a system.</summary>
    public Organisation OwnerOf(MailSystem system) => Organisations.First(organisation => organisation.Cvr == system.Cvr);

    /// <summary>A system by its name.</summary>
    public MailSystem System(string name) => Systems.First(system => system.Name == name);
}
