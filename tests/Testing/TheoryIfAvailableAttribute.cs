namespace Postvogn.Testing;

/// <summary>As <see cref="FactIfAvailableAttribute"/>, for a test with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TheoryIfAvailableAttribute : TheoryAttribute
{
    /// <param name="part">A type with a static property <c>Missing</c>: the reason, or null.</param>
    public TheoryIfAvailableAttribute(Type part)
    {
        Part = part;
        Skip = new FactIfAvailableAttribute(part).Skip;
    }

    public Type Part { get; }
}
