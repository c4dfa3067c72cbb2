namespace Postvogn.Functions.Letters;

/// <summary>A name never leaves its container: empty parts, and parts that begin with a dot, are refused; in the file store they could
/// escape the folder or be mistaken for what is no blob.</summary>
internal readonly record struct BlobPath
{
    public BlobPath(string container, string name)
    {
        if (!IsValid(container) || container.Contains('/') || !IsValid(name))
            throw new ArgumentException(
                "A blob's name has no empty part, no part that begins with a dot, and no control character or backslash.", nameof(name));
        Container = container;
        Name = name;
    }

    public string Container { get; }

    public string Name { get; }

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= 1024
        && !name.Any(c => char.IsControl(c) || c == '\\')
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.');

    public override string ToString() => $"{Container}/{Name}";
}
