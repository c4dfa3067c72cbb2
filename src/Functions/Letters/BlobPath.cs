namespace Postvogn.Functions.Letters;

/// <summary>A name that the app writes never leaves its container: empty parts, and parts that begin with a dot, are refused; in the file
/// store they could escape the folder or be mistaken for what is no blob.</summary>
internal readonly record struct BlobPath
{
    /// <summary>In characters, the service's own limit.</summary>
    public const int LongestName = 1024;

    public BlobPath(string container, string name)
        : this(container, name, IsValid(name))
    {
    }

    private BlobPath(string container, string name, bool isNamed)
    {
        if (!isNamed || !IsValid(container) || container.Contains('/'))
            throw new ArgumentException(
                "A blob's name has no empty part, no part that begins with a dot, and no control character or backslash.", nameof(name));
        Container = container;
        Name = name;
    }

    public string Container { get; }

    public string Name { get; }

    /// <summary>Whether the app itself may write it.</summary>
    public bool IsOurs => IsValid(Name);

    /// <summary>Where somebody else's blob lies, whatever its name: to be read and removed there.</summary>
    public static BlobPath OfOthers(string container, string name) => new(container, name, name.Length > 0);

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= LongestName
        && !name.Any(c => char.IsControl(c) || c == '\\')
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.');

    public override string ToString() => $"{Container}/{Name}";
}
