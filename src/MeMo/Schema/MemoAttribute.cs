namespace Postvogn.MeMo.Schema;

/// <summary>Of the root element. What a version does not require, it does not allow.</summary>
internal sealed record MemoAttribute(string Name, string TypeName, bool In11, bool In12)
{
    public bool In(MemoVersion version) => version == MemoVersion.V1_1 ? In11 : In12;
}
