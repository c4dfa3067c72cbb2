namespace Postvogn.Functions.Receiving;

/// <summary>What becomes of a received letter after it was screened.</summary>
internal enum Screened
{
    /// <summary>It may be delivered, or has been already.</summary>
    Passed,

    /// <summary>It is infected, and lies in quarantine.</summary>
    Quarantined,

    /// <summary>It stays where it is: it could not be scanned. (Or it is gone: it was handled before.)</summary>
    Stays,
}
