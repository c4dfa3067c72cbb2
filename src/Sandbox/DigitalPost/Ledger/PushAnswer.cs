namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Without a status no answer came; the failure says why, in one word.</summary>
internal sealed record PushAnswer(int? StatusCode, string? Failure)
{
    public bool HasBody { get; init; }

    /// <summary>No other status is a technical receipt (TI 10.5.1, 10.9).</summary>
    public bool IsAccepted => StatusCode is 200 or 201 or 202 && Failure is null;
}
