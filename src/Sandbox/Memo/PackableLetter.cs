namespace Postvogn.Sandbox.Memo;

/// <summary>A letter that was read whole and can go into an archive.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="MessageUuid">Its messageUUID.</param>
internal sealed record PackableLetter(string File, Guid MessageUuid);
