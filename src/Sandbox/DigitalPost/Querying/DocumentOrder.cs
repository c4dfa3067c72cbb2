namespace Postvogn.Sandbox.DigitalPost;

/// <summary>TI 3.3.4. Numbers go by size, all else by its characters; what is not there goes first.</summary>
internal sealed class DocumentOrder(IReadOnlyList<SortField> fields) : IComparer<IReadOnlyList<string>>
{
    public IReadOnlyList<string> KeyOf(JsonObject document) =>
        [.. fields.Select(field => DocumentPath.TextsAt(document, field.Path).FirstOrDefault(""))];

    public int Compare(IReadOnlyList<string>? x, IReadOnlyList<string>? y)
    {
        for (var index = 0; index < fields.Count; index++)
        {
            if (CompareTexts(x![index], y![index]) is not 0 and var order)
                return fields[index].IsDescending ? -order : order;
        }

        return 0;
    }

    private static int CompareTexts(string x, string y) =>
        IsNumber(x, out var first) && IsNumber(y, out var second) ? first.CompareTo(second) : string.CompareOrdinal(x, y);

    private static bool IsNumber(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}
