namespace Postvogn.Sandbox.Samples;

/// <summary>The code is TI's (13.4.3).</summary>
internal sealed record Expectation(string State, string? By = null, string? Code = null)
{
    public static readonly Expectation Completed = new("Completed");

    public static Expectation RefusedByRule(string code) => new("Rejected", "Postvogn", code);

    public static Expectation RefusedByReceipt(string code) => new("Rejected", "DigitalPost", code);

    public static Expectation UndeliverableByReceipt(string code) => new("Undeliverable", "DigitalPost", code);

    public override string ToString() => By is null ? State : $"{State} by {By}, {Code}";
}
