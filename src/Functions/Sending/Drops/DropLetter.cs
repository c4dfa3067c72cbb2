namespace Postvogn.Functions.Sending;

/// <summary>One letter of a drop while the drop is being read.</summary>
/// <param name="FileName">The name that its MeMo must have (its messageUUID), for an entry of an archive; null elsewhere.</param>
/// <param name="Urgent">Whether it goes alone and at once.</param>
/// <param name="Memo">Its MeMo, forward only, valid until the next letter is asked for.</param>
internal sealed record DropLetter(string? FileName, bool Urgent, Stream Memo);
