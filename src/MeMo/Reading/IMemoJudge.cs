using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>Judges what the walk meets, beyond the structure. The reader has none; the validator has its rules.</summary>
internal interface IMemoJudge
{
    /// <summary>A text was read that keeps to its type.</summary>
    void ValueRead(Frame parent, MemoChild child, object value, Place place);

    /// <summary>The content of a file was read.</summary>
    void ContentRead(Frame file, long length);

    /// <summary>An element was read to its end.</summary>
    void ElementRead(Frame frame);

    /// <summary>The code for an element that is missing, where it is another than the table's.</summary>
    ErrorCode? CodeOfMissing(Frame parent, MemoChild child);
}
