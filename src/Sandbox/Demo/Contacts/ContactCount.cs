using System.Text.Json.Serialization;

namespace Postvogn.Sandbox.Demo.Contacts;

internal sealed record ContactCount
{
    public int ListRows { get; init; }

    public int LookedUp { get; init; }

    public int LookedUpFresh { get; init; }

    /// <summary>One that Digital Post could not tell of, since the app was being killed, is found by asking.</summary>
    public int ChangesPushed { get; init; }

    public int Wrong { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Skipped { get; init; }

    public static ContactCount None(string why) => new() { Skipped = why };
}
