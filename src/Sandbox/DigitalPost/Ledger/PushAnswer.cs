namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Without a status no answer came; the failure then says why, in one word.</summary>
internal sealed record PushAnswer(int? StatusCode, string? Failure)
{
    /// <summary>A technical receipt is 200, 201 or 202 and no other (TI 10.5.1, 10.9).</summary>
    public bool IsAccepted => StatusCode is 200 or 201 or 202;
}
