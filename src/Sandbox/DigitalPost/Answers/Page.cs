namespace Postvogn.Sandbox.DigitalPost;

/// <summary>From 0, and at most 10,000 a page (TI 3.3.3).</summary>
internal sealed record Page(int Number, int Size)
{
    public const string Explanation = "page is from 0, and size from 1 to 10000.";

    private const int Largest = 10_000;

    public static Page? Read(IQueryCollection query, int defaultSize)
    {
        var number = ReadOne(query["page"], 0);
        var size = ReadOne(query["size"], defaultSize);
        return number is >= 0 && size is > 0 and <= Largest ? new Page(number.Value, size.Value) : null;
    }

    public int PagesOf(int total) => (total + Size - 1) / Size;

    public List<T> Of<T>(IEnumerable<T> all) => [.. all.Skip((int)Math.Min((long)Number * Size, int.MaxValue)).Take(Size)];

    private static int? ReadOne(string? text, int otherwise)
    {
        if (string.IsNullOrEmpty(text))
            return otherwise;
        return int.TryParse(text, out var value) ? value : null;
    }
}
