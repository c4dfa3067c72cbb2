using System.Text.Json;

namespace Postvogn.DigitalPost;

/// <summary>The body of an error (TI 10.8.1, 4.2.1). Log only <see cref="Code"/>: messages and rejected values can hold CPR numbers, so
/// <c>ToString</c> leaves them out.</summary>
public sealed record ErrorMessage
{
    /// <summary>E.g. <c>ValidationException</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Can hold personal data.</summary>
    public string? Message { get; init; }

    /// <summary>Empty when the service names none.</summary>
    public IReadOnlyList<FieldError> FieldErrors { get; init => field = value ?? []; } = [];

    /// <summary>Codes only.</summary>
    public override string ToString() => string.Join(", ", FieldErrors.Select(e => e.Code).Prepend(Code));
}

/// <summary>One field at fault.</summary>
public sealed record FieldError
{
    /// <summary>Often <c>target</c>.</summary>
    public string? Resource { get; init; }

    /// <summary>The field.</summary>
    public string? Field { get; init; }

    /// <summary>The rule, e.g. <c>invalid.bulk.search</c>.</summary>
    public string? Code { get; init; }

    /// <summary>Can hold personal data.</summary>
    public string? Message { get; init; }

    /// <summary>The value as the service read it. Can hold personal data.</summary>
    public JsonElement? RejectedValue { get; init; }

    /// <summary>Holds no personal data.</summary>
    public override string ToString() => $"{Field}: {Code}";
}
