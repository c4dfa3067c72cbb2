namespace Postvogn.MeMo.Archives;

/// <summary><c>{messageUUID}.xml</c> or <c>{messageUUID}</c>, nothing around it (TI 12.4.2).</summary>
internal static class MemoArchiveName
{
    private const string Extension = ".xml";

    public static MemoArchiveFault? FaultOf(string name, out Guid messageUuid)
    {
        messageUuid = Guid.Empty;
        if (name.AsSpan().ContainsAny('/', '\\', ':') || name is "." or "..")
            return MemoArchiveFault.UnsafeName;

        var stem = name.EndsWith(Extension, StringComparison.Ordinal) ? name[..^Extension.Length] : name;
        return TryParse(stem, out messageUuid) ? null : MemoArchiveFault.NameNotUuid;
    }

    // The framework's parser takes white space and some signs too, so the result must read as it was written.
    private static bool TryParse(string text, out Guid uuid) =>
        Guid.TryParseExact(text, "D", out uuid) && string.Equals(uuid.ToString("D"), text, StringComparison.OrdinalIgnoreCase);
}
