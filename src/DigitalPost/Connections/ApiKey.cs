using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Postvogn.DigitalPost;

/// <summary>The base64 of <c>{systemId}:{token}</c>, as Administrative Access shows it (TI 2.6.1). Its text never shows the key.</summary>
public sealed record ApiKey
{
    private const string Scheme = "Basic ";

    private ApiKey(string encoded, Guid systemId) => (Encoded, SystemId) = (encoded, systemId);

    /// <summary>Tells early of a key that is another system's than the settings say.</summary>
    public Guid SystemId { get; }

    internal string Encoded { get; }

    /// <summary>With or without "Basic "; white space within (a line break of a copied text) is passed over.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ApiKey? key)
    {
        key = null;
        var value = (text ?? "").Trim();
        var encoded = string.Concat(WithoutScheme(value).Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[encoded.Length];
        if (!Convert.TryFromBase64String(encoded, bytes, out var length))
            return false;
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        if (parts is not [var system, { Length: > 0 }] || !Guid.TryParse(system, out var systemId))
            return false;
        key = new ApiKey(encoded, systemId);
        return true;
    }

    /// <summary>No key.</summary>
    public override string ToString() => $"API key of system {SystemId}";

    private static string WithoutScheme(string value) =>
        value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? value[Scheme.Length..] : value;
}
