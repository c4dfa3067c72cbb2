namespace Postvogn.Sandbox.ServiceBus.Wire;

/// <summary>What a link is to: entities are written with a slash before them, $cbs and management without.</summary>
internal static class Address
{
    public const string Tokens = "$cbs";

    private const string ManagementSuffix = "/$management";

    public static string PathOf(string address) => address.Trim('/');

    /// <summary>The entity's path in the audience of a token, <c>amqps://host/entity</c>.</summary>
    public static string PathOfAudience(string audience) =>
        Uri.TryCreate(audience, UriKind.Absolute, out var uri) ? PathOf(Uri.UnescapeDataString(uri.AbsolutePath)) : PathOf(audience);

    public static bool IsManagement(string path) => path.EndsWith(ManagementSuffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>The path without what makes it the entity's management.</summary>
    public static string Managed(string path) => IsManagement(path) ? path[..^ManagementSuffix.Length] : path;
}
