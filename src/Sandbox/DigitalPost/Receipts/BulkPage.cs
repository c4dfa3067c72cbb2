namespace Postvogn.Sandbox.DigitalPost;

/// <summary>One page of business receipts, each with the id that it is deleted by, in the shape of TI 10.8.4.</summary>
internal sealed record BulkPage(int CurrentPage, int TotalPages, int ElementsOnPage, int TotalElements, IReadOnlyList<JsonNode> Receipts)
{
    public static JsonNode EntryOf(Receipt receipt, Guid id)
    {
        var entry = JsonSerializer.SerializeToNode(receipt, WireJson.WithoutNulls)!;
        entry["id"] = id.ToString("D");
        return entry;
    }
}
