namespace Postvogn.Functions.Contacts;

/// <summary>What came of the question whom a CPR number belongs to.</summary>
internal enum PersonOutcome
{
    /// <summary>A person; the name is there.</summary>
    Found,

    /// <summary>A person who has died; the name is there.</summary>
    Dead,

    /// <summary>A person who has left the country; the name is there.</summary>
    Emigrated,

    /// <summary>A person who is registered as disappeared; the name is there.</summary>
    Disappeared,

    /// <summary>A person whose name and address are protected: no name.</summary>
    Protected,

    /// <summary>The number was cancelled: no name.</summary>
    Cancelled,

    /// <summary>Nobody has the number, or we may not know who.</summary>
    Unknown,

    /// <summary>The register refused us: certificate, client id, permission or address. A person must mend it.</summary>
    Refused,

    /// <summary>The register's answer was not what we expect; perhaps it has another version. A person must look.</summary>
    NotUnderstood,

    /// <summary>The register has too much to do for us just now (429).</summary>
    Busy,

    /// <summary>The register cannot be reached, or failed.</summary>
    Unavailable,
}
