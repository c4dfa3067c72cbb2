using System.CommandLine;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary><c>memo</c>: the commands on letters.</summary>
internal static class MemoCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create() => new("memo", "Check, show, convert, pack, unpack and make letters (MeMo), without any network.")
    {
        MemoValidateCommand.Create(),
        MemoShowCommand.Create(),
        MemoConvertCommand.Create(),
        MemoPackCommand.Create(),
        MemoUnpackCommand.Create(),
        MemoNewCommand.Create(),
    };
}
