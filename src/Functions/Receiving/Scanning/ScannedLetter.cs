using Postvogn.Functions.Letters;

namespace Postvogn.Functions.Receiving;

/// <summary>A received letter and what the scanner says of it.</summary>
/// <param name="Place">Where it lies as it came.</param>
/// <param name="SystemId">The recipient system.</param>
/// <param name="MessageUuid">The letter.</param>
/// <param name="Result">The verdict.</param>
internal sealed record ScannedLetter(BlobPath Place, Guid SystemId, Guid MessageUuid, ScanResult Result);
