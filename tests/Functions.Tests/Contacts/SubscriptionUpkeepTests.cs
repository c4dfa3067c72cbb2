using Postvogn.Functions.Contacts;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Tests.Receipts;

namespace Postvogn.Functions.Tests.Contacts;

/// <summary>Answers that the stand-in never gives, from an HTTPS server in its place.</summary>
public sealed class SubscriptionUpkeepTests
{
    private const string Path = "/apis/v1/contacts/subscriptions/";

    [Fact]
    public async Task KeepAsync_SomebodyElsesSubscription_IsLeftAlone()
    {
        var seen = await SeenAsync(Subscription(Guid.Parse("e545b339-8542-4a30-ae75-c67e4d2a7b99")));

        seen.ShouldBe([Path, Path], "it is listed, and ours is created");
    }

    [Fact]
    public async Task KeepAsync_OursWithAnotherAddress_IsChanged()
    {
        var seen = await SeenAsync(Subscription(Rig.SystemId));

        seen.ShouldBe([Path, Path + "521f3356-d1c5-4812-bc69-59423fce52b7"]);
    }

    [Fact]
    public async Task KeepAsync_ListThatCannotBeRead_ChangesNothing()
    {
        var seen = await SeenAsync("no list");

        seen.Distinct().ShouldBe([Path]);
    }

    private static string Subscription(Guid system) =>
        $$"""
        [{"id":"521f3356-d1c5-4812-bc69-59423fce52b7","version":4,"senderSystemId":"{{system}}","notificationUrl":"https://other.example/"}]
        """;

    private static async Task<List<string>> SeenAsync(string answer)
    {
        await using var bed = await ChaseBed.StartAsync(settings => settings with
        {
            Contacts = new ContactsSettings
            {
                System = "post", ListSystem = "post", NotificationUrl = new Uri("https://postvogn.example/api/contact-changes"),
            },
        });
        bed.Service.Body = _ => answer;
        using var caller = await bed.Get<ContactCallers>().RentAsync(default);

        await bed.Get<SubscriptionUpkeep>().KeepAsync(caller!, default);

        return [.. bed.Service.Seen.Select(call => call.Target)];
    }
}
