using Microsoft.Extensions.Configuration;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Tests.Settings;

public sealed class ContactsReaderTests
{
    private readonly List<SettingError> errors = [];
    private readonly Dictionary<string, string?> given = new() { ["Contacts:System"] = "post", ["Contacts:ListSystem"] = "post" };

    [Fact]
    public void Read_Nothing_IsNone()
    {
        given.Clear();

        Read().ShouldBe(ContactsSettings.None);
        errors.ShouldBeEmpty();
        (ContactsSettings.None.SmallestShare, ContactsSettings.None.OldestAge, ContactsSettings.None.BadRowsAllowed)
            .ShouldBe((0.99, TimeSpan.FromHours(36), 0));
    }

    [Fact]
    public void Read_Whole_IsAsGiven()
    {
        given["Contacts:NotificationUrl"] = "https://app.example/api/contact-changes";
        given["Contacts:SmallestShare"] = "0";
        given["Contacts:OldestAge"] = "2.00:00:00";
        given["Contacts:BadRowsAllowed"] = "3";

        Read().ShouldBe(new ContactsSettings
        {
            System = "post",
            ListSystem = "post",
            NotificationUrl = new Uri("https://app.example/api/contact-changes"),
            SmallestShare = 0,
            OldestAge = TimeSpan.FromDays(2),
            BadRowsAllowed = 3,
        });
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("NotificationUrl", "http://app.example/")]
    [InlineData("NotificationUrl", "https://user:word@app.example/")]
    [InlineData("SmallestShare", "1.1")]
    [InlineData("SmallestShare", "-0.1")]
    [InlineData("SmallestShare", "NaN")]
    [InlineData("OldestAge", "0")]
    [InlineData("BadRowsAllowed", "-1")]
    [InlineData("BadRowsAllowed", "many")]
    public void Read_OneWrong_NamesTheSettingAndTheFix(string key, string value)
    {
        given[$"Contacts:{key}"] = value;
        Read();
        IsRefused($"Postvogn__Contacts__{key}");
    }

    [Theory]
    [InlineData("System", "absent")]
    [InlineData("ListSystem", "absent")]
    [InlineData("System", "receiver")]
    [InlineData("System", "files")]
    [InlineData("ListSystem", "keyless")]
    public void Check_SystemThatCannotDoIt_NamesTheSettingAndTheFix(string key, string system)
    {
        given[$"Contacts:{key}"] = system;
        Check();
        IsRefused($"Postvogn__Contacts__{key}");
    }

    [Fact]
    public void Check_SystemsThatCan_AreTaken()
    {
        given["Contacts:ListSystem"] = "files";
        Check();
        errors.ShouldBeEmpty();
    }

    [Fact]
    public void Check_AddressWithoutAList_IsRefused()
    {
        given["Contacts:ListSystem"] = null;
        given["Contacts:NotificationUrl"] = "https://app.example/api/contact-changes";
        Check("aa");
        IsRefused("Postvogn__Contacts__NotificationUrl");
    }

    [Fact]
    public void Check_AddressThatNobodyMayPushTo_IsRefused()
    {
        given["Contacts:NotificationUrl"] = "https://app.example/api/contact-changes";
        Check();
        IsRefused("Postvogn__Contacts__NotificationUrl");
    }

    private ContactsSettings Read()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(given).Build();
        return ContactsReader.Read(new SettingsSection(configuration.GetSection("Contacts"), "Postvogn__Contacts", errors));
    }

    private void Check(params string[] thumbprints)
    {
        using var rig = new Rig();
        var post = rig.Settings.Systems["post"];
        var login = new SftpLoginSettings("solbjerg", null, "key");
        var systems = new Dictionary<string, SystemSettings>
        {
            ["post"] = post with { Sftp = login },
            ["receiver"] = post with { Name = "receiver", Sends = false },
            ["files"] = post with { Name = "files", Protocol = SystemProtocol.Sftp, Sftp = login },
            ["keyless"] = post with { Name = "keyless" },
        };
        ContactsReader.Check(rig.Settings with { Contacts = Read(), Systems = systems, PushThumbprints = thumbprints.ToHashSet() }, errors);
    }

    private void IsRefused(string setting)
    {
        var error = errors.ShouldHaveSingleItem();
        error.Setting.ShouldBe(setting);
        error.Fix.ShouldNotBeEmpty();
    }
}
