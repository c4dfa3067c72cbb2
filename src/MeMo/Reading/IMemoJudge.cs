using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>Judges what the walk meets, beyond the structure. The reader has none; the validator has its rules.</summary>
internal interface IMemoJudge
{
    void ValueRead(Frame parent, MemoChild child, object value, Place place);

    void ContentRead(Frame file, long length);

    void ElementRead(Frame frame);

    /// <summary>The code for an element that is missing, where it is another than the table's.</summary>
    ErrorCode? CodeOfMissing(Frame parent, MemoChild child);
}
