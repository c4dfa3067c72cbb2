using Postvogn.Sandbox.DigitalPost;
using Postvogn.Sandbox.Sftp;
using Postvogn.Sandbox.Tests.DigitalPost.Testbed;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.DigitalPost.Sftp;

/// <summary>The list of the night (TI 4.6).</summary>
public sealed class ContactListTests
{
    private const string List = """
        DannetDatoTid;SystemIdentifikator;KompletIndikator
        2030-01-07 09:00:00;0;1
        Modtager;ModtagerType;Indholdstype;Tilmeldt
        7101900001;P;D;1
        7101900005;P;D;1
        7101900005;P;S;1
        7101900006;P;S;1
        00112233;V;D;1

        """;

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Publish_OfTheRegistry_HoldsWhoIsRegisteredInTheFormOfTI()
    {
        await using var bed = await SftpBed.StartAsync();
        Fill(bed.National);

        (await bed.National.Service.PublishContactListAsync(new(), CancellationToken.None)).ShouldBe(5);

        (await FetchAsync(bed)).ShouldBe(List);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Publish_Again_ReplacesTheFormerOneWhole()
    {
        await using var bed = await SftpBed.StartAsync();
        bed.Room.Put("contacts/contacts.csv", new string('x', 10_000));
        Fill(bed.National);

        await bed.National.Service.PublishContactListAsync(
            new() { CreatedAt = bed.National.Clock.GetUtcNow().AddMonths(6) }, CancellationToken.None);

        (await FetchAsync(bed)).ShouldBe(List.Replace("2030-01-07 09:00:00", "2030-07-07 10:00:00", StringComparison.Ordinal),
            "Danish summer time");
        Directory.GetFiles(bed.Room.At("contacts")).Length.ShouldBe(1);
    }

    [FactIfAvailable(typeof(OpenSshServer))]
    public async Task Publish_Truncated_BreaksOffInTheMiddleOfARow()
    {
        await using var bed = await SftpBed.StartAsync();
        Fill(bed.National);

        await bed.National.Service.PublishContactListAsync(new ContactListEdition { IsTruncated = true }, CancellationToken.None);

        var list = await FetchAsync(bed);
        List.ShouldStartWith(list);
        list.ShouldNotEndWith("\n");
    }

    private static void Fill(NationalBed national)
    {
        var registry = national.Service.Registry;
        registry.Put(Citizen("7101900005", ContactStatus.Registered, NemSmsSubscription.Verified));
        registry.Put(Citizen("7101900006", ContactStatus.Exempt, NemSmsSubscription.Verified));
        registry.Put(Citizen("7101900007", ContactStatus.Exempt, NemSmsSubscription.NotVerified));
        registry.Put(Citizen("7101900008", ContactStatus.Closed, NemSmsSubscription.Verified));
        registry.Put(new Contact { Type = ContactType.Company, Number = "00112233" });
    }

    private static Contact Citizen(string number, ContactStatus status, NemSmsSubscription nemSms) =>
        new() { Type = ContactType.Citizen, Number = number, Status = status, NemSms = nemSms };

    private static async Task<string> FetchAsync(SftpBed bed)
    {
        var target = bed.Room.At("fetched");
        await bed.Sftp.RunAsync($"get contacts/contacts.csv {target}");
        return await File.ReadAllTextAsync(target);
    }
}
