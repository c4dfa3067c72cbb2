namespace Postvogn.Functions.Sending;

/// <summary>What a drop is.</summary>
internal enum DropKind
{
    /// <summary>A MeMo (<c>.xml</c>).</summary>
    Memo,

    /// <summary>A package: <c>.letter.json</c>, and the files that it names.</summary>
    Package,

    /// <summary>An archive of MeMos (<c>.tar.lzma</c>).</summary>
    Archive,
}
