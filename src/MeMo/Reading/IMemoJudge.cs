using Postvogn.MeMo.Schema;

namespace Postvogn.MeMo.Reading;

/// <summary>Judges beyond the structure. The reader has none; the validator has its rules.</summary>
internal interface IMemoJudge
{
    void ValueRead(Frame parent, MemoChild child, object value, Place place);

    void ContentRead(Frame file, long length);

    void ElementRead(Frame frame);

    // Where it is another than the table's.
    ErrorCode? CodeOfMissing(Frame parent, MemoChild child);
}
