namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 10.8.1.</summary>
internal sealed record ErrorMessage(string Code, string Message)
{
    public IReadOnlyList<object> FieldErrors { get; init; } = [];
}
