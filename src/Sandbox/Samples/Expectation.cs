namespace Postvogn.Sandbox.Samples;

/// <summary>The code is TI's (13.4.3). Null: whoever says it, with whatever code.</summary>
internal sealed record Expectation(string State, string? By = null, string? Code = null)
{
    public static readonly Expectation Completed = new("Completed");

    public static readonly Expectation Undeliverable = new("Undeliverable");

    public static readonly Expectation Printed = new("Printed");

    public static readonly Expectation Recalled = new("Recalled");

    /// <summary>Digital Post holds it until its day.</summary>
    public static readonly Expectation Waiting = new("Waiting");

    /// <summary>What it may become as well, where that is decided by who is first.</summary>
    public string? OrElse { get; init; }

    public static Expectation RefusedByRule(string code) => new("Rejected", "Postvogn", code);

    public static Expectation RefusedByReceipt(string code) => new("Rejected", "DigitalPost", code);

    public bool IsMetBy(string state, string? by, string? code) =>
        (State == state || OrElse == state) && (By is null || By == by) && (Code is null || Code == code);

    public override string ToString()
    {
        var states = OrElse is null ? State : $"{State} or {OrElse}";
        return Code is null ? states : By is null ? $"{states}, {Code}" : $"{states} by {By}, {Code}";
    }
}
