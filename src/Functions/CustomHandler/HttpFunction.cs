namespace Postvogn.Functions.CustomHandler;

/// <summary>Marks an endpoint as the one of an HTTP function, so that a test can hold it against its function.json.</summary>
/// <param name="Name">The function's name.</param>
public sealed record HttpFunction(string Name);
