namespace Postvogn.Sandbox.Samples;

/// <summary>When its source takes a letter back.</summary>
internal enum Recall
{
    /// <summary>As soon as it is accepted.</summary>
    AtOnce,

    /// <summary>Digital Post has it, and its day has not come.</summary>
    WhileItWaits,

    /// <summary>The recipient has it.</summary>
    TooLate,
}
