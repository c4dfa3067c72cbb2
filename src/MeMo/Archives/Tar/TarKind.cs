namespace Postvogn.MeMo.Archives;

internal static class TarKind
{
    public const byte File = (byte)'0';
    public const byte OldFile = 0;
    public const byte ContiguousFile = (byte)'7';
    public const byte HardLink = (byte)'1';
    public const byte SymbolicLink = (byte)'2';
    public const byte Directory = (byte)'5';
    public const byte Sparse = (byte)'S';
    public const byte PosixExtension = (byte)'x';
    public const byte PosixGlobalExtension = (byte)'g';
    public const byte GnuLongName = (byte)'L';
    public const byte GnuLongLink = (byte)'K';
}
