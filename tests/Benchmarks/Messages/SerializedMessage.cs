using System.Xml;
using System.Xml.Serialization;

namespace Postvogn.Benchmarks.Messages;

/// <summary>The message as most integrations read it: XmlSerializer into objects. Only the way to the file is spelt out.</summary>
[XmlRoot("Message", Namespace = Namespace)]
public sealed class SerializedMessage
{
    /// <summary>MeMo's namespace.</summary>
    public const string Namespace = "https://DigitalPost.dk/MeMo-1";

    private static readonly XmlSerializer Serializer = new(typeof(SerializedMessage));

    /// <summary>The body.</summary>
    [XmlElement("MessageBody")]
    public SerializedBody? Body { get; set; }

    /// <summary>Reads a message into objects.</summary>
    public static SerializedMessage Read(Stream input)
    {
        using var parser = XmlReader.Create(input, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return (SerializedMessage)Serializer.Deserialize(parser)!;
    }

    /// <summary>Writes the objects.</summary>
    public void Write(Stream output) => Serializer.Serialize(output, this);
}

/// <summary>The body.</summary>
public sealed class SerializedBody
{
    /// <summary>The main document.</summary>
    public SerializedDocument? MainDocument { get; set; }
}

/// <summary>A document.</summary>
public sealed class SerializedDocument
{
    /// <summary>Its files.</summary>
    [XmlElement("File")]
    public SerializedFile[] Files { get; set; } = [];
}

/// <summary>A file.</summary>
public sealed class SerializedFile
{
    /// <summary>The name.</summary>
    [XmlElement("filename")]
    public string? Filename { get; set; }

    /// <summary>The bytes.</summary>
    [XmlElement("content", DataType = "base64Binary")]
    public byte[]? Content { get; set; }
}
