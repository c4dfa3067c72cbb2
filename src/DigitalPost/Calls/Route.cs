using System.Reflection;

namespace Postvogn.DigitalPost;

/// <summary>Its text, <c>POST /memos/{id}/receipt/</c> below <c>/apis/v1</c>, holds no id: it is safe to log.</summary>
public sealed record Route(HttpMethod Method, string Path)
{
    private static readonly Dictionary<Operation, Route> All = Enum.GetValues<Operation>().ToDictionary(operation => operation, Read);

    /// <summary>The route of an operation.</summary>
    public static Route Of(Operation operation) => All[operation];

    /// <summary>Whether it names one resource.</summary>
    internal bool HasId => Path.Contains("{id}", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    internal string For(IEnumerable<Guid> ids) =>
        ids.Aggregate(Path[1..], (path, id) => path.IndexOf("{id}", StringComparison.Ordinal) is >= 0 and var at
            ? $"{path[..at]}{id}{path[(at + 4)..]}"
            : throw new ArgumentException($"{this} has fewer ids.", nameof(ids)));

    private static Route Read(Operation operation) =>
        typeof(Operation).GetField($"{operation}")!.GetCustomAttribute<RouteAttribute>() is { } route
            ? new Route(HttpMethod.Parse(route.Method), route.Path)
            : throw new InvalidOperationException($"{operation} has no route.");
}

[AttributeUsage(AttributeTargets.Field)]
internal sealed class RouteAttribute(string method, string path) : Attribute
{
    public string Method => method;

    public string Path => path;
}
