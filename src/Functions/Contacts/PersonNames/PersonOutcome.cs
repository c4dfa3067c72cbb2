namespace Postvogn.Functions.Contacts;

internal enum PersonOutcome
{
    Found,

    Dead,

    Emigrated,

    Disappeared,

    // No name is given.
    Protected,

    Cancelled,

    // Or we may not know who.
    Unknown,

    // We are: certificate, client id, permission or address. A person must mend it.
    Refused,

    // Perhaps the register has another version. A person must look.
    NotUnderstood,

    // 429.
    Busy,

    Unavailable,
}
