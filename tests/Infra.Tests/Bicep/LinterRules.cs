using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Postvogn.Infra.Tests.Bicep;

/// <summary>
/// The rules that the compiler has, read from its own assembly: the program is a bundle of assemblies (format 6 of .NET's single file), and
/// each rule is a class with a constant <c>Code</c>. The compiler itself lists them nowhere.
/// </summary>
public static class LinterRules
{
    private const string Assembly = "Azure.Bicep.Core.dll";
    private const string Namespace = "Bicep.Core.Analyzers.Linter.Rules";

    // https://github.com/dotnet/runtime: src/native/corehost/bundle_marker.cpp. Eight bytes before it say where the manifest begins.
    private static readonly byte[] Marker = Convert.FromHexString("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae");

    /// <summary>Their codes.</summary>
    public static IReadOnlySet<string> Of(string program)
    {
        using var image = new PEReader(new MemoryStream(Read(program)));
        var metadata = image.GetMetadataReader();
        var codes = from handle in metadata.TypeDefinitions
                    let type = metadata.GetTypeDefinition(handle)
                    where metadata.GetString(type.Namespace) == Namespace
                    from fieldHandle in type.GetFields()
                    let field = metadata.GetFieldDefinition(fieldHandle)
                    where metadata.GetString(field.Name) == "Code" && !field.GetDefaultValue().IsNil
                    select metadata.GetBlobReader(metadata.GetConstant(field.GetDefaultValue()).Value) into value
                    select value.ReadUTF16(value.Length);
        return codes.ToHashSet(StringComparer.Ordinal);
    }

    private static byte[] Read(string program)
    {
        using var file = File.OpenRead(program);
        using var reader = new BinaryReader(file, Encoding.UTF8);
        file.Position = ManifestOf(file);
        if (reader.ReadUInt32() != 6) throw new InvalidOperationException($"{program} is a bundle of another format.");
        reader.ReadUInt32();
        var files = reader.ReadInt32();
        reader.ReadString();
        reader.ReadBytes(5 * sizeof(long));
        for (var i = 0; i < files; i++)
        {
            var (offset, size, packed) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64());
            reader.ReadByte();
            if (reader.ReadString() != Assembly) continue;
            file.Position = offset;
            var bytes = new byte[size];
            using Stream content = packed == 0 ? file : new DeflateStream(file, CompressionMode.Decompress);
            content.ReadExactly(bytes);
            return bytes;
        }
        throw new InvalidOperationException($"{program} has no {Assembly}.");
    }

    private static long ManifestOf(FileStream file)
    {
        var host = new byte[Math.Min(file.Length, 32 * 1024 * 1024)];
        file.ReadExactly(host);
        var marker = host.AsSpan().IndexOf(Marker);
        return marker < 0
            ? throw new InvalidOperationException($"{file.Name} is no bundle.") : BitConverter.ToInt64(host, marker - sizeof(long));
    }
}
