namespace Postvogn.Sandbox.DigitalPost.Ledger;

/// <summary>What a called system answered.</summary>
/// <param name="StatusCode">The HTTP status; <see langword="null"/> when no answer came.</param>
/// <param name="Failure">Why no answer came, in one word; <see langword="null"/> when one did.</param>
public sealed record PushAnswer(int? StatusCode, string? Failure)
{
    /// <summary>Whether it counts as a technical receipt: 200, 201 or 202 and no other (TI 10.5.1, 10.9).</summary>
    public bool IsAccepted => StatusCode is 200 or 201 or 202;
}
