namespace Postvogn.Infra.Tests.Checks;

/// <summary>A right: who may do what where.</summary>
/// <param name="Principal">The parameter that names the identity.</param>
/// <param name="Role">The role's GUID.</param>
/// <param name="Scope">The resource's type and name, or what it is named by, such as <c>Microsoft.KeyVault/vaults vaultName</c>.</param>
public sealed record Grant(string Principal, string Role, string Scope);
