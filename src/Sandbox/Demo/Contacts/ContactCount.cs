using System.Text.Json.Serialization;

namespace Postvogn.Sandbox.Demo.Contacts;

/// <summary>What was counted of contacts.</summary>
internal sealed record ContactCount
{
    /// <summary>How many registrations the list of the night has that the app took in use; 0 when it took none.</summary>
    public int ListRows { get; init; }

    /// <summary>How many numbers were answered from the list.</summary>
    public int LookedUp { get; init; }

    /// <summary>How many numbers were answered by Digital Post.</summary>
    public int LookedUpFresh { get; init; }

    /// <summary>
    /// How many changed contacts Digital Post told the app of. One that it could not tell of, since the app was being killed, is found by
    /// asking.
    /// </summary>
    public int ChangesPushed { get; init; }

    /// <summary>How many answers differ from the registry, or did not come in time.</summary>
    public int Wrong { get; init; }

    /// <summary>Why none of it was done; null when it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Skipped { get; init; }

    /// <summary>None of it was done.</summary>
    public static ContactCount None(string why) => new() { Skipped = why };
}
