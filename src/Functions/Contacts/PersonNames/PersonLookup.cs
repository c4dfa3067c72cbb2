namespace Postvogn.Functions.Contacts;

/// <summary>The JSON of the answer. The problem is for the operator: why the register could not be asked; never the number.</summary>
internal sealed record PersonLookup(PersonOutcome Outcome, PersonName? Name = null, string? Problem = null);
