namespace Postvogn.MeMo.Reading;

/// <summary>Where the walk through a message has come to.</summary>
internal enum MemoStep
{
    /// <summary>The header is complete.</summary>
    Header,

    /// <summary>A file's content begins.</summary>
    Content,

    /// <summary>The message has ended, or nothing more can be said of it.</summary>
    End,
}
