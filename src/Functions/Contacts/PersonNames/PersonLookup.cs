namespace Postvogn.Functions.Contacts;

/// <summary>The answer to the question whom a CPR number belongs to, and the JSON of it.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Name">The name; only with an outcome that has one.</param>
/// <param name="Problem">Words for the operator, when the register could not be asked; never the number.</param>
internal sealed record PersonLookup(PersonOutcome Outcome, PersonName? Name = null, string? Problem = null);
