namespace Postvogn.Infra.Tests.Alerts;

/// <summary>An alert as it is deployed.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Query">Its query, with all that is put in.</param>
/// <param name="Dimensions">The columns by which it tells apart.</param>
/// <param name="Page">The part of docs/operations.md that it leads to.</param>
public sealed record DeployedAlert(string Key, string Query, IReadOnlyList<string> Dimensions, string Page);
