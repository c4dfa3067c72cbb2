namespace Postvogn.DigitalPost;

/// <summary>What lies in <c>receipts/</c>.</summary>
/// <param name="Files">The receipts that can be fetched.</param>
/// <param name="Unusable">How many files have a name that is none of a receipt (other signs than letters, digits, '.', '_', '-'); they
/// stay.</param>
public sealed record SftpReceipts(IReadOnlyList<SftpFile> Files, int Unusable);

/// <summary>A receipt that came whole.</summary>
/// <param name="Name">Its name on the server, by which it is deleted.</param>
/// <param name="Receipt">What it says (TI 10.7.4); null when the file is no receipt.</param>
public sealed record FetchedReceipt(string Name, Receipt? Receipt);
