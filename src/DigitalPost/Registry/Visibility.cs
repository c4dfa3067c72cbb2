namespace Postvogn.DigitalPost.Registry;

/// <summary>Hidden ones need a privilege (TI 5.5).</summary>
public enum Visibility
{
    /// <summary>Shown to everybody.</summary>
    Visible,

    /// <summary>Only a direct link leads there.</summary>
    Hidden,

    /// <summary>Both.</summary>
    All,
}

/// <summary>Beside the fields.</summary>
public static class ContactStructureQuery
{
    /// <summary>TI 5.5.</summary>
    public static Query WithVisibility(this Query query, Visibility visibility) =>
        query.Where("visibility", SearchValue.Of(visibility switch
        {
            Visibility.Visible => "VISIBLE",
            Visibility.Hidden => "HIDDEN",
            Visibility.All => "ALL",
            _ => throw new ArgumentOutOfRangeException(nameof(visibility), visibility, "Not a visibility of TI 5.5."),
        }));
}
