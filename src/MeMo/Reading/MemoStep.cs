namespace Postvogn.MeMo.Reading;

internal enum MemoStep
{
    // Complete.
    Header,

    // A file's begins.
    Content,

    // Or nothing more can be said of the message.
    End,
}
