using Postvogn.Sandbox.Memo;

namespace Postvogn.Sandbox.Commands.Tools;

/// <summary>What could not be read or written, in one line.</summary>
internal static class UnreadText
{
    /// <summary>The file, Digital Post's code where there is one, and the message.</summary>
    public static string Of(Unread unread)
    {
        var code = unread.Code is null ? "" : $"{unread.Code}: ";
        return unread.File is null ? unread.Message : Visible.Of($"{new LetterName(unread.File, unread.Entry)}: {code}{unread.Message}");
    }
}
