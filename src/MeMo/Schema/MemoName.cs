namespace Postvogn.MeMo.Schema;

/// <summary>Paths show it without prefix in MeMo's own namespace and with the usual prefix in the others.</summary>
internal readonly record struct MemoName(string Namespace, string Local)
{
    public override string ToString() =>
        Namespace == MemoNamespaces.Memo ? Local : $"{MemoNamespaces.PrefixOf(Namespace)}:{Local}";
}
