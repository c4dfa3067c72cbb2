using System.Runtime.InteropServices;

namespace Postvogn.MeMo.Schema;

/// <summary><see cref="Many"/> is without limit, a maximum of 0 is not at all.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cardinality(int Min, int Max)
{
    public const int Many = int.MaxValue;

    public static readonly Cardinality None = new(0, 0);
    public static readonly Cardinality One = new(1, 1);
    public static readonly Cardinality Optional = new(0, 1);
}
