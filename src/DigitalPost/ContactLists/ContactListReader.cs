namespace Postvogn.DigitalPost;

/// <summary>One list, once: line by line out of a buffer, without a string a row.</summary>
internal sealed class ContactListReader(ContactListRules rules, TimeProvider clock)
{
    private readonly ContactIndexBuilder builder = new();
    private readonly ContactListHeader header = new(rules, clock);
    private ContactListOutcome outcome;
    private long line;
    private long? firstPassedOver;
    private long rows;
    private long unknownRows;
    private long badRows;

    public async Task<ContactListReading> ReadAsync(Stream csv, CancellationToken cancellationToken)
    {
        using var buffer = new LineBuffer(csv);
        while (IsGood && await buffer.ReadAsync(cancellationToken))
            TakeLines(buffer.Lines);
        if (IsGood && buffer.IsOverlong)
            RefuseOverlong();
        else if (IsGood)
            TakeEnd(buffer.Rest, buffer.Length);
        return IsGood ? Judge(builder.Build(header.CreatedAt!.Value), buffer.Length) : Reading(buffer.Length);
    }

    private bool IsGood => outcome == ContactListOutcome.Good;

    private void TakeLines(ReadOnlySpan<byte> lines)
    {
        while (!lines.IsEmpty && IsGood)
        {
            if (line >= ContactListHeader.Lines && ContactRow.TryReadUsual(lines, out var row) is > 0 and var length)
                Take(row);
            else
                TakeLine(lines[..(length = lines.IndexOf((byte)'\n') + 1)].TrimEnd("\r\n"u8));
            lines = lines[length..];
        }
    }

    private void TakeLine(ReadOnlySpan<byte> text)
    {
        if (line >= ContactListHeader.Lines)
            TakeRow(text);
        else
            outcome = header.Take(++line, text);
    }

    private void TakeRow(ReadOnlySpan<byte> text)
    {
        var kind = ContactRow.Read(text, out var row);
        if (kind == ContactRowKind.Registration)
        {
            Take(row);
            return;
        }

        line++;
        if (text.IsEmpty)
            return;
        firstPassedOver ??= line;
        if (kind == ContactRowKind.Unknown)
            unknownRows++;
        else if (++badRows > rules.BadRowsAllowed)
            outcome = ContactListOutcome.BadRow;
    }

    private void Take(ContactRow row)
    {
        builder.Add(row.Key, row.Flags);
        rows++;
        line++;
    }

    // What stands after the last line end: nothing, or a whole row. Half a row is a list that was cut, however many bad rows are allowed.
    private void TakeEnd(ReadOnlySpan<byte> rest, long length)
    {
        rest = rest.TrimEnd((byte)'\r');
        if (!IsWhole(rest) || length != (rules.ExpectedLength ?? length))
        {
            outcome = ContactListOutcome.CutOff;
            line += rest.IsEmpty ? 0 : 1;
        }
        else if (!rest.IsEmpty)
        {
            TakeLine(rest);
        }
    }

    private bool IsWhole(ReadOnlySpan<byte> rest) => line switch
    {
        >= ContactListHeader.Lines => rest.IsEmpty || ContactRow.Read(rest, out _) != ContactRowKind.Bad,
        ContactListHeader.Lines - 1 => header.Take(ContactListHeader.Lines, rest) == ContactListOutcome.Good,
        _ => false,
    };

    private void RefuseOverlong() =>
        outcome = ++line > ContactListHeader.Lines ? ContactListOutcome.BadRow : ContactListOutcome.WrongHeader;

    private ContactListReading Judge(ContactIndex index, long length)
    {
        if (index.Registrations >= rules.Fewest)
            return Reading(length) with { Index = index };
        outcome = ContactListOutcome.TooFewRows;
        return Reading(length) with { Message = ContactListWords.TooFew(index.Registrations, rules.Fewest) };
    }

    private ContactListReading Reading(long length)
    {
        var at = IsGood ? firstPassedOver : line;
        return new()
        {
            Outcome = outcome,
            CreatedAt = header.CreatedAt,
            Line = at,
            Length = length,
            Rows = rows,
            UnknownRows = unknownRows,
            BadRows = badRows,
            Message = ContactListWords.Of(outcome, at ?? 0),
        };
    }
}
