using Postvogn.Functions.Storage;

namespace Postvogn.Functions.Scanning;

/// <summary>A received letter and what the scanner says of it.</summary>
/// <param name="Place">Where it lies as it came.</param>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="Result">The verdict.</param>
public sealed record ScannedLetter(BlobPath Place, Guid SystemId, Guid MessageUuid, ScanResult Result);
