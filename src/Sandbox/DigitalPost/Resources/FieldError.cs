namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 4.3.</summary>
internal sealed record FieldError(string Resource, string Field, string Code, object? RejectedValue);
