using System.Text.Json.Serialization;
using Postvogn.Drops;

namespace Postvogn.Cli.Letters;

/// <summary>What is wrong and what to do, with Digital Post's code when it is there but is no letter or no archive.</summary>
internal sealed record Unread(string? File, string? Entry, string? Code, string Message)
{
    /// <summary>That it is no letter or no archive; null when it could not be opened.</summary>
    [JsonIgnore]
    public Finding? Finding { get; init; }

    public static Unread Of(string? file, string message) => new(file, null, null, message);

    public static Unread Of(LetterName letter, Finding finding)
    {
        var place = finding.Line > 0 ? $"{finding.Path} ({finding.Line}:{finding.Column}): "
            : finding.Path == "/" ? "" : $"{finding.Path}: ";
        return new(letter.File, letter.Entry, finding.Code, $"{place}{finding.Message} {finding.Fix}") { Finding = finding };
    }

    /// <summary>Null for a fault that is a bug, which is best seen whole.</summary>
    public static Unread? Of(string? file, Exception fault) => fault switch
    {
        FileNotFoundException or DirectoryNotFoundException when file is not null => Of(file, "There is no such file."),
        UnauthorizedAccessException when file is not null => Of(file, "It may not be read: you have no right to. Give yourself the right."),
        MemoFormatException format when file is not null => Of(new LetterName(file), format.Finding),
        _ when file is not null && DropException.FindingsOf(fault) is [var finding, ..] => Of(new LetterName(file), finding),
        IOException or UnauthorizedAccessException or InvalidDataException => Of(file, fault.Message),
        _ => null,
    };
}
