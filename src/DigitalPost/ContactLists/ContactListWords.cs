namespace Postvogn.DigitalPost;

/// <summary>Lines and counts, never what stands in a line.</summary>
internal static class ContactListWords
{
    public static string Of(ContactListOutcome outcome, long line) => outcome switch
    {
        ContactListOutcome.Good when line == 0 => "The list is whole.",
        ContactListOutcome.Good => $"The list is whole. Some rows were passed over, first line {line}.",
        ContactListOutcome.WrongHeader => $"Line {line} does not name the fields of a contact list. Is it another file, or a new format?",
        ContactListOutcome.NotComplete => "The list says that it is not complete. Fetch it again later.",
        ContactListOutcome.WrongTime => "The list's time of creation cannot be read, or lies ahead of the clock.",
        ContactListOutcome.TooOld => "The list is too old: the new one has not come.",
        ContactListOutcome.NotNewer => "The list is not newer than the last good one. There is nothing to do.",
        ContactListOutcome.CutOff => $"The list was cut off at line {line}. Fetch it again.",
        ContactListOutcome.BadRow =>
            $"Line {line} is not a row of a contact list. Fetch it again; if it stays, allow a bad row and tell the service.",
        _ => "The list has too few registrations.",
    };

    public static string TooFew(long registrations, long fewest) =>
        $"The list has {registrations} registrations and needs at least {fewest}. " +
        "It was probably cut; fetch it again, or accept it for once.";
}
