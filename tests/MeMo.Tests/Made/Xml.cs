using System.Text;
using System.Xml.Linq;

namespace Postvogn.MeMo.Tests;

/// <summary>Messages as bytes and back.</summary>
internal static class Xml
{
    public static async Task<Message> ReadAsync(byte[] xml) =>
        await MemoReader.ReadMessageAsync(new MemoryStream(xml), CancellationToken.None);

    public static async Task<byte[]> WriteAsync(Message message)
    {
        var output = new MemoryStream();
        await MemoWriter.WriteAsync(output, message, CancellationToken.None);
        return output.ToArray();
    }

    public static async Task<MemoReport> ValidateAsync(string xml, MemoValidationOptions? options = null) =>
        await ValidateAsync(Encoding.UTF8.GetBytes(xml), options);

    public static async Task<MemoReport> ValidateAsync(byte[] xml, MemoValidationOptions? options = null) =>
        await MemoValidator.ValidateAsync(new MemoryStream(xml), options ?? new(), CancellationToken.None);

    /// <summary>The same to the byte. Bytes are compared as such, and shown as text only when they differ.</summary>
    public static void ShouldBeSame(byte[] actual, byte[] expected, string name)
    {
        if (!actual.AsSpan().SequenceEqual(expected))
            Encoding.UTF8.GetString(actual).ShouldBe(Encoding.UTF8.GetString(expected), name);
    }

    /// <summary>
    /// Every element with its text in order, as far as it carries meaning: UUIDs in any case, times with or without fraction.
    /// </summary>
    public static IReadOnlyList<string> Texts(byte[] xml) =>
    [
        .. XDocument.Load(new MemoryStream(xml)).Descendants().Select(element =>
            element.HasElements ? element.Name.ToString() : $"{element.Name} {Meaning(element.Value)}"),
    ];

    private static string Meaning(string text) => Guid.TryParse(text, out var id) ? id.ToString() : text;
}
