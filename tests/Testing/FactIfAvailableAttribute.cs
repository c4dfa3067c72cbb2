namespace Postvogn.Testing;

/// <summary>
/// A test that needs a part which may be missing on the machine, such as Azurite; skipped with the reason that the part gives.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactIfAvailableAttribute : FactAttribute
{
    /// <param name="part">A type with a static property <c>Missing</c>: the reason, or null.</param>
    public FactIfAvailableAttribute(Type part)
    {
        Part = part;
        var missing = part.GetProperty("Missing") ?? throw new ArgumentException($"{part} has no static property Missing.", nameof(part));
        Skip = (string?)missing.GetValue(null);
    }

    public Type Part { get; }
}
