using System.Reflection;

namespace Postvogn.Sandbox.Samples;

/// <summary>It ships with the sandbox; people, places and amounts in it are made up.</summary>
internal sealed record PdfLetter(string Name, string Title)
{
    public static readonly IReadOnlyList<PdfLetter> All =
    [
        new("afgoerelse.pdf", "Afgørelse om tilskud til briller"),
        new("opkraevning.pdf", "Opkrævning for institutionsplads"),
        new("indkaldelse.pdf", "Indkaldelse til tandplejen"),
    ];

    public byte[] Read()
    {
        using var resource = Open();
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    public Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)
        ?? throw new InvalidOperationException($"The embedded file {Name} is missing from the sandbox's assembly.");
}
