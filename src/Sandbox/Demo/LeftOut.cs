using Postvogn.Drops;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.Demo;

/// <summary>A file, or a folder, that is not dropped.</summary>
internal sealed record LeftOut(string Name, string Why)
{
    public const string NoFile = "It is no ordinary file but a pipe, a socket or a device: those are not opened here.";

    public const string Hidden = "It is hidden: its name begins with a dot. Name it without.";

    public const string NoLetter = "It is no letter and no archive by its name, and no letter.json here names it. "
        + "Letters are *.xml and *.letter.json, archives *.tar.lzma, *.zip, *.tar, *.tar.gz, *.tar.bz2 and *.tar.xz.";

    public const string Subfolder = "It is a subfolder: only the folder itself and urgent/ in it are read. Put its letters there.";

    public override string ToString() => $"{Name}  left out: {Why}";

    public static string? WhyNot(string name, string path) => OrdinaryFile.IsNone(path) ? NoFile : WhyNot(name);

    /// <summary>The name is that of a file below its source's folder. Null: it can be dropped.</summary>
    public static string? WhyNot(string name) =>
        name.Split('/').Any(part => part.StartsWith('.')) ? Hidden
        : DropName.KindOf(name) is null ? NoLetter
        : null;
}
