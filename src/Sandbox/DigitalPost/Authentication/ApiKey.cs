namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 2.6.1.</summary>
internal sealed record ApiKey(Guid SystemId, string Value)
{
    private const string Scheme = "Basic ";

    public static bool IsPresented(string? header) =>
        header is not null && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) && header.Length > Scheme.Length;

    public static ApiKey? Read(string? header)
    {
        if (!IsPresented(header))
            return null;
        var bytes = new byte[header!.Length];
        if (!Convert.TryFromBase64String(header[Scheme.Length..].Trim(), bytes, out var length))
            return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        var colon = text.IndexOf(':');
        return colon > 0 && Guid.TryParseExact(text[..colon], "D", out var id) ? new ApiKey(id, text[(colon + 1)..]) : null;
    }

    public MailSystem? FindIn(NationalRegistry registry)
    {
        var system = registry.FindSystem(SystemId);
        return system is not null && IsKeyOf(system) ? system : null;
    }

    private bool IsKeyOf(MailSystem system) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(system.ApiKey), Encoding.UTF8.GetBytes(Value));

    // The key must not find its way into a log.
    public override string ToString() => $"API key of {SystemId}";
}
