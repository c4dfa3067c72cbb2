using System.Runtime.InteropServices;

namespace Postvogn.MeMo.Reading;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(int Line, int Column);
