using Spectre.Console;

namespace Postvogn.Sandbox.Demo;

internal static class LetterMarkup
{
    public static string Of(LetterLine letter)
    {
        var colour = letter.State switch
        {
            "Completed" or "Printed" or "Recalled" => "green",
            "Waiting" or "HandedToPrint" => "yellow",
            _ => "red",
        };
        var state = $"[{colour}]{letter.State.EscapeMarkup()}[/]";
        var line = $"{letter.Letter.EscapeMarkup()}  {state}";
        if (letter.By is not null)
            line += $" by {letter.By.EscapeMarkup()}";
        if (letter.Code is not null)
            line += $"  [yellow]{letter.Code.EscapeMarkup()}[/]";
        if (!string.IsNullOrEmpty(letter.Place))
            line += $"  at {letter.Place.EscapeMarkup()}";
        if (letter.Message is not null)
            line += $"  {letter.Message.EscapeMarkup()}";
        if (letter.Fix is not null)
            line += $"  Fix: {letter.Fix.EscapeMarkup()}";
        return letter.Note is null ? line : $"{line}  {letter.Note.EscapeMarkup()}";
    }
}
