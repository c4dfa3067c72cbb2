namespace Postvogn.Cli.Tests;

/// <summary>Made-up messageUUIDs.</summary>
internal static class Uuids
{
    public static readonly Guid One = Guid.Parse("11111111-1111-4111-8111-111111111111");

    public static Guid Of(int number) => new($"33333333-3333-4333-8333-{number:d12}");

    public static readonly Guid Two = Guid.Parse("22222222-2222-4222-8222-222222222222");
}
