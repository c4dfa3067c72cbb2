namespace Postvogn.Functions.CustomHandler;

/// <summary>Marks an endpoint as the one of a queue or timer function, so that a test can hold it against its function.json.</summary>
/// <param name="Name">The function's name.</param>
public sealed record TriggerFunction(string Name);
