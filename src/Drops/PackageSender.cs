namespace Postvogn.Drops;

/// <summary>Of a package that does not say so itself. The label is also the name of the system in which its cases are.</summary>
public sealed record PackageSender(string Cvr, string Label);
