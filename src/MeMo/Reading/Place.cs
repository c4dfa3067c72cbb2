using System.Runtime.InteropServices;

namespace Postvogn.MeMo.Reading;

/// <summary>A place in the input, from 1.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column);
