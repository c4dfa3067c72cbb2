namespace Postvogn.Functions.Receiving;

/// <summary>Why a notification is not taken (docs/adr/0020).</summary>
internal enum NotificationFault
{
    /// <summary>It holds neither a URL nor an id.</summary>
    NamesNothing,

    /// <summary>It holds two URLs, or two ids, that are not the same.</summary>
    NamesSeveral,

    /// <summary>
    /// Its URL is not that of a letter or a receipt: another scheme, another path, a user, or anything that must not stand in it.
    /// </summary>
    NoResource,

    /// <summary>Its URL leads to another host or port than Digital Post's.</summary>
    OtherHost,
}
