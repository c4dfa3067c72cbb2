namespace Postvogn.MeMo;

/// <summary>The versions that Digital Post takes and gives (TI 10.2.2).</summary>
public enum MemoVersion
{
    /// <summary><c>memoVersion="1.1"</c> with <c>memoSchVersion="1.1.0"</c>.</summary>
    V1_1,

    /// <summary><c>memoVersion="1.2"</c>, no schema version.</summary>
    V1_2,
}
