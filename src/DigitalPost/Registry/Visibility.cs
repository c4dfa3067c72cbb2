namespace Postvogn.DigitalPost.Registry;

/// <summary>Which contact points and groups are asked for; hidden ones need a privilege (TI 5.5).</summary>
public enum Visibility
{
    /// <summary>Those that are shown to everybody.</summary>
    Visible,

    /// <summary>Those that only a direct link leads to.</summary>
    Hidden,

    /// <summary>Both.</summary>
    All,
}

/// <summary>What a query of contact points or groups can ask for besides their fields.</summary>
public static class ContactStructureQuery
{
    /// <summary>Only those of the visibility (TI 5.5).</summary>
    /// <param name="query">The query.</param>
    /// <param name="visibility">Which.</param>
    public static Query WithVisibility(this Query query, Visibility visibility) =>
        query.Where("visibility", SearchValue.Of(visibility switch
        {
            Visibility.Visible => "VISIBLE",
            Visibility.Hidden => "HIDDEN",
            Visibility.All => "ALL",
            _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, "Not a visibility of TI 5.5."),
        }));
}
