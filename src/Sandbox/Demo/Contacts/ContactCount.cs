using System.Text.Json.Serialization;

namespace Postvogn.Sandbox.Demo.Contacts;

internal sealed record ContactCount
{
    /// <summary>0 when the app took no list in use.</summary>
    public int ListRows { get; init; }

    /// <summary>How many numbers were answered from the list.</summary>
    public int LookedUp { get; init; }

    /// <summary>How many numbers were answered by Digital Post.</summary>
    public int LookedUpFresh { get; init; }

    /// <summary>One that Digital Post could not tell of, since the app was being killed, is found by asking.</summary>
    public int ChangesPushed { get; init; }

    /// <summary>Answers that differ from the registry, or did not come in time.</summary>
    public int Wrong { get; init; }

    /// <summary>Why none of it was done; null when it was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Skipped { get; init; }

    public static ContactCount None(string why) => new() { Skipped = why };
}
