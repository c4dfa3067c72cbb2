namespace Postvogn.Infra.Tests.Checks;

/// <summary>What somebody tries to do.</summary>
/// <param name="Action">The action, such as <c>…/blobs/read</c>.</param>
/// <param name="SubOperation">A kind of it, such as <c>Blob.List</c>.</param>
/// <param name="Attributes">Attributes of what it is done to, and of what is asked for, such as <c>@Request[…:prefix]</c>.</param>
public sealed record Attempt(string Action, string? SubOperation, IReadOnlyDictionary<string, string> Attributes)
{
    private const string Blobs = "Microsoft.Storage/storageAccounts/blobServices/containers/blobs";

    public static Attempt Read(string path) => OnBlob("read", path);

    public static Attempt Write(string path) => OnBlob("write", path);

    /// <summary>A new blob.</summary>
    public static Attempt Add(string path) => OnBlob("add/action", path);

    /// <summary>A listing; without a prefix, of the whole container.</summary>
    public static Attempt List(string? prefix) =>
        new($"{Blobs}/read", "Blob.List", prefix is null ? Of() : Of(($"@Request[{Blobs}:prefix]", prefix)));

    /// <summary>An assignment of a role.</summary>
    public static Attempt Assign(string roleId, string principalType) => new("Microsoft.Authorization/roleAssignments/write", null, Of(
        ("@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId]", roleId),
        ("@Request[Microsoft.Authorization/roleAssignments:PrincipalType]", principalType)));

    private static Attempt OnBlob(string action, string path) => new($"{Blobs}/{action}", null, Of(($"@Resource[{Blobs}:path]", path)));

    private static Dictionary<string, string> Of(params (string Name, string Value)[] attributes) =>
        attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal);
}
