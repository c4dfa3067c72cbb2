using System.Reflection;

namespace Postvogn.DigitalPost;

/// <summary>The method and the path of an operation. Its text, <c>POST /memos/{id}/receipt/</c>, holds no id: it is safe to log.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path below <c>/apis/v1</c>, with <c>{id}</c> for each id.</param>
public sealed record Route(HttpMethod Method, string Path)
{
    private static readonly Dictionary<Operation, Route> All = Enum.GetValues<Operation>().ToDictionary(operation => operation, Read);

    /// <summary>The route of an operation.</summary>
    public static Route Of(Operation operation) => All[operation];

    /// <summary>Whether it names one resource.</summary>
    internal bool HasId => Path.Contains("{id}", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Path}";

    /// <summary>The path below <c>/apis/v1/</c>, with the ids in their order.</summary>
    internal string For(IEnumerable<Guid> ids) =>
        ids.Aggregate(Path[1..], (path, id) => path.IndexOf("{id}", StringComparison.Ordinal) is >= 0 and var at
            ? $"{path[..at]}{id}{path[(at + 4)..]}"
            : throw new ArgumentException($"{this} has fewer ids.", nameof(ids)));

    private static Route Read(Operation operation) =>
        typeof(Operation).GetField($"{operation}")!.GetCustomAttribute<RouteAttribute>() is { } route
            ? new Route(HttpMethod.Parse(route.Method), route.Path)
            : throw new InvalidOperationException($"{operation} has no route.");
}

/// <summary>Gives an <see cref="Operation"/> its route.</summary>
[AttributeUsage(AttributeTargets.Field)]
internal sealed class RouteAttribute(string method, string path) : Attribute
{
    public string Method => method;

    public string Path => path;
}
