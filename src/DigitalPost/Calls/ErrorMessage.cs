using System.Text.Json;

namespace Postvogn.DigitalPost;

/// <summary>The body of an error answer (TI 10.8.1, 4.2.1).</summary>
/// <remarks>
/// Only <see cref="Code"/> may be logged: messages and rejected values can hold CPR numbers, so <c>ToString</c> leaves them out.
/// </remarks>
public sealed record ErrorMessage
{
    /// <summary>Which error, e.g. <c>ValidationException</c>.</summary>
    public string? Code { get; init; }

    /// <summary>What happened, for a person. Can hold personal data.</summary>
    public string? Message { get; init; }

    /// <summary>The fields at fault; empty when the service names none.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init => field = value ?? []; } = [];

    /// <summary>The code, and the codes of the fields: nothing that can hold personal data.</summary>
    public override string ToString() => string.Join(", ", FieldErrors.Select(e => e.Code).Prepend(Code));
}

/// <summary>One field at fault.</summary>
public sealed record FieldError
{
    /// <summary>The resource, often <c>target</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The field of the resource.</summary>
    public string? Field { get; init; }

    /// <summary>Which rule it broke, e.g. <c>invalid.bulk.search</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The rule in words. Can hold personal data.</summary>
    public string? Message { get; init; }

    /// <summary>The value as the service read it, of any JSON kind. Can hold personal data.</summary>
    public JsonElement? RejectedValue { get; init; }

    /// <summary>The field and the code: nothing that can hold personal data.</summary>
    public override string ToString() => $"{Field}: {Code}";
}
