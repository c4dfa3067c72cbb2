namespace Postvogn.Sandbox.DigitalPost;

/// <summary>Each receipt with the id that it is deleted by (TI 10.8.4).</summary>
internal sealed record BulkPage(int CurrentPage, int TotalPages, int ElementsOnPage, int TotalElements, IReadOnlyList<JsonNode> Receipts)
{
    public static JsonNode EntryOf(Receipt receipt, Guid id)
    {
        var entry = JsonSerializer.SerializeToNode(receipt, WireJson.WithoutNulls)!;
        entry["id"] = id.ToString("D");
        return entry;
    }
}
