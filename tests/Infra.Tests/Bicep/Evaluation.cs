namespace Postvogn.Infra.Tests.Bicep;

/// <summary>A file of parameters, compiled and evaluated.</summary>
/// <param name="File">Its name, such as <c>main.test.bicepparam</c>.</param>
/// <param name="Snapshot">What it would deploy.</param>
/// <param name="Said">What the compiler said: its findings, one a line.</param>
public sealed record Evaluation(string File, Snapshot Snapshot, string Said);
