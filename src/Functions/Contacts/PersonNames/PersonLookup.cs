namespace Postvogn.Functions.Contacts;

/// <summary>The answer to the question whom a CPR number belongs to, and the JSON of it. The problem is for the operator: why the register
/// could not be asked; never the number.</summary>
internal sealed record PersonLookup(PersonOutcome Outcome, PersonName? Name = null, string? Problem = null);
