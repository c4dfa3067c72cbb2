namespace Postvogn.Sandbox.DigitalPost;

/// <summary>The sort values of a page's last element, as a JSON list in Base64 (TI 3.3.3).</summary>
internal static class NextToken
{
    public static string Write(IReadOnlyList<string> values) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(values));

    public static IReadOnlyList<string>? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            return JsonSerializer.Deserialize<List<string>>(Convert.FromBase64String(text));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
