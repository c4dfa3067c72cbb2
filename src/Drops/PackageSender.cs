namespace Postvogn.Drops;

/// <summary>Who sends a package that does not say so itself.</summary>
/// <param name="Cvr">The organisation's CVR number.</param>
/// <param name="Label">Its name, which is also the name of the system in which its cases are.</param>
public sealed record PackageSender(string Cvr, string Label);
