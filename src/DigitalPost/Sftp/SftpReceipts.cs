namespace Postvogn.DigitalPost;

/// <summary>In <c>receipts/</c>. Unusable counts names that are none of a receipt (other signs than letters, digits, '.', '_', '-'); they
/// stay.</summary>
public sealed record SftpReceipts(IReadOnlyList<SftpFile> Files, int Unusable);

/// <summary>It is deleted by its name; the receipt (TI 10.7.4) is null when the file is none.</summary>
public sealed record FetchedReceipt(string Name, Receipt? Receipt);
