namespace Postvogn.Infra.Tests.Alerts;

/// <summary>What Kusto says of a query.</summary>
/// <param name="Faults">Its messages; none: the query can run.</param>
/// <param name="Columns">The columns of its result.</param>
public sealed record KqlVerdict(IReadOnlyList<string> Faults, IReadOnlyList<string> Columns);
