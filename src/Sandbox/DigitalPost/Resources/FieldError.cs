namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One field that a call was refused for (TI 4.3).</summary>
internal sealed record FieldError(string Resource, string Field, string Code, object? RejectedValue);
