using Postvogn.MeMo.Reading;
using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Writing;

internal static class WritingFindings
{
    public static MemoFormatException Missing(string path, MemoChild child) =>
        new(child.Missing.At(path, default, $"{child.Name} is missing.", $"Set {child.Property.Name}."));

    public static MemoFormatException TooMany(string path, MemoChild child, int max) =>
        new(MemoCodes.MemoInvalid.At(path, default, $"There are more than {max} of {child.Name}.", "Remove what is too many."));

    public static MemoFormatException NotInVersion(string path, MemoVersion version) => new(MemoCodes.MemoInvalid.At(
        path, default, $"It has no place here in MeMo {Text(version)}.", "Leave it out, or write the version that has it."));

    public static MemoFormatException OneOfChoice(string path) =>
        new(MemoCodes.MemoInvalid.At(path, default, "It excludes its alternative, which is set too.", "Set one of the two."));

    public static MemoFormatException Broken(string path, MemoChild child, Exception? cause = null)
    {
        var rule = child.Type!.Rule;
        return new(child.Broken.At(path, default, $"{child.Name} is not {rule}, in characters that XML can hold.", $"Set {rule}."), cause);
    }

    private static string Text(MemoVersion version) => version == MemoVersion.V1_1 ? "1.1" : "1.2";
}
