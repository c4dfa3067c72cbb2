using System.Reflection;

namespace Postvogn.Sandbox.Samples;

/// <summary>A real PDF file that ships with the sandbox; people, places and amounts in it are made up.</summary>
/// <param name="Name">The file's name, with its extension.</param>
/// <param name="Title">What the letter is about, as it stands in a letter's label.</param>
internal sealed record PdfLetter(string Name, string Title)
{
    /// <summary>All that ship, each from another producer, as in real life.</summary>
    public static readonly IReadOnlyList<PdfLetter> All =
    [
        new("afgoerelse.pdf", "Afgørelse om tilskud til briller"),
        new("opkraevning.pdf", "Opkrævning for institutionsplads"),
        new("indkaldelse.pdf", "Indkaldelse til tandplejen"),
    ];

    /// <summary>The file's bytes.</summary>
    public byte[] Read()
    {
        using var resource = Open();
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The file as a stream.</summary>
    public Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream(Name)
        ?? throw new InvalidOperationException($"The embedded file {Name} is missing from the sandbox's assembly.");
}
