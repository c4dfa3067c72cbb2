namespace Postvogn.Sandbox.DigitalPost.Faults;

/// <summary>The calls that Digital Post answers (TI 10.4).</summary>
public enum ApiCall
{
    /// <summary>A path that is none of the others.</summary>
    Unknown,

    /// <summary>POST /memos/.</summary>
    SendMemos,

    /// <summary>POST /memos-bulk/.</summary>
    SendMemosInBulk,

    /// <summary>GET /memos/.</summary>
    ListMemos,

    /// <summary>GET /memos/{id}.</summary>
    FetchMemo,

    /// <summary>POST /memos/{id}/receipt/.</summary>
    SendBusinessReceipt,

    /// <summary>GET /receipts/.</summary>
    ListReceipts,

    /// <summary>GET /receipts-bulk/.</summary>
    FetchReceiptsInBulk,

    /// <summary>GET /receipts/{id}.</summary>
    FetchReceipt,

    /// <summary>DELETE /receipts/{id}.</summary>
    DeleteReceipt,
}
