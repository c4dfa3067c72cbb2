using System.Text;
using System.Text.Json;
using Postvogn.DigitalPost.Registry;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Registry;

public sealed class RegistryReadingTests
{
    // TI 5.6
    private const string Group =
        """
        {
            "id": "fd8ca657-157c-3ffe-0000-000000001bd0",
            "organisationalUnit": false,
            "name": "EGTO-InCorp",
            "visible": true,
            "description": "",
            "organisation": {
                "id": "14d6e9ad-fc0e-3918-0000-00000000017b",
                "name": "Silkeborg Kommune",
                "cvrNumber": "29189641",
                "type": "AUTHORITY",
                "authorityType": "UNKNOWN",
                "authorityTerms": false,
                "logoAvailable": false,
                "targets": []
            },
            "parent": {
                "id": "fd8ca657-157c-3ffe-0000-0000000016cd",
                "organisationalUnit": false,
                "name": "Silkeborg Kommune",
                "visible": true,
                "description": "",
                "organisation": {
                    "id": "14d6e9ad-fc0e-3918-0000-00000000017b",
                    "name": "Silkeborg Kommune",
                    "cvrNumber": "29189641",
                    "type": "AUTHORITY",
                    "authorityType": "UNKNOWN",
                    "authorityTerms": false,
                    "logoAvailable": false,
                    "targets": []
                },
                "targets": []
            },
            "targets": []
        }
        """;

    private static readonly Guid Organisation = Guid.Parse("70b29451-a265-427c-ac7b-cda01413a080");

    [Fact]
    public async Task QueryContactGroupsAsync_TheGuidesExample_IsReadWithoutLoss()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(
            200, $$"""{"currentPage":0,"totalPages":1,"elementsOnPage":39,"totalElements":39,"contactGroups":[{{Group}}]}"""));
        using var system = new TestSystem(service.BaseAddress);

        var page = (await system.Client.QueryContactGroupsAsync(Organisation, Query.All)).Value.ShouldNotBeNull();

        (page.ElementsOnPage, page.TotalElements, page.Next).ShouldBe((39, 39L, null));
        var group = page.Items.ShouldHaveSingleItem();
        (group.Name, group.Parent!.Name, group.Organisation!.CvrNumber).ShouldBe(("EGTO-InCorp", "Silkeborg Kommune", "29189641"));
        group.Organisation.Type.ShouldBe(OrganisationType.Authority);
        JsonSerializer.Serialize(group, DigitalPostJson.Default.ContactGroup).ShouldSay(Group);
    }

    [Fact]
    public async Task FetchContactGroupAsync_OneOfThem_IsReadWithoutLoss()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, Group));
        using var system = new TestSystem(service.BaseAddress);

        var group = (await system.Client.FetchContactGroupAsync(Organisation, EveryCall.Id)).Value.ShouldNotBeNull();

        JsonSerializer.Serialize(group, DigitalPostJson.Default.ContactGroup).ShouldSay(Group);
    }

    [Fact]
    public async Task FetchOrganisationAsync_OneWithAllItsFields_IsReadWithoutLossAndNamesNobody()
    {
        const string json =
            """
            {
                "id": "14d6e9ad-fc0e-3918-0000-00000000017b", "version": 12, "transactionId": "t",
                "createdDate": "2021-09-02T19:47:05.181Z", "lastUpdated": "2023-12-11T10:40:04.872Z",
                "authorityId": "a", "name": "Silkeborg Kommune", "industryCode": "841100",
                "cvrNumber": "29189641", "type": "AUTHORITY", "authorityType": "MUNICIPALITY", "authorityTerms": true,
                "legalNotificationAllowed": true, "mandatoryPostAllowed": false, "logoAvailable": true, "logoMediaType": "PNG",
                "legalContact": {
                    "id": "33333333-3333-4333-8333-333333333333", "version": 0, "name": "Jens Hansen", "email": "jens@a.example"
                },
                "targets": ["CITIZEN"], "statusType": "ACTIVE", "rightsIntroductionCompleted": true
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, json, ("ETag", "\"12\"")));
        using var system = new TestSystem(service.BaseAddress);

        var organisation = (await system.Client.FetchOrganisationAsync(Organisation)).Value.ShouldNotBeNull();

        JsonSerializer.Serialize(organisation, DigitalPostJson.Default.Organisation).ShouldSay(json);
        (organisation.Version, organisation.LegalContact!.Name, organisation.MandatoryPostAllowed).ShouldBe((12L, "Jens Hansen", false));
        $"{organisation} {organisation.LegalContact}".ShouldNotContain("Jens");
    }

    [Fact]
    public async Task Query_TheGuidesExamples_AreWrittenAsInTheGuide()
    {
        await using var service = await ScriptedService.AnsweringAsync(Answers.Status(404));
        using var system = new TestSystem(service.BaseAddress);
        var client = system.Client;

        // TI 5.4.1
        await client.QueryOrganisationsAsync(Query.All.Where("cvrNumber", SearchValue.Of("1234567890"), SearchValue.Of("2345678901")));
        // TI 5.4.2
        await client.QueryContactPointsAsync(
            Organisation,
            Query.All.Where("searchTerm", SearchValue.Of("Folkeskole"))
                .Where("contactGroupId", SearchValue.Of("456"), SearchValue.Of("789")));
        await client.QueryContactPointsAsync(
            Organisation,
            Query.All.Where("searchTermOrName", SearchValue.StartsWith("Røntgen")).Where("active", SearchValue.Of("true"))
                .Where("visible", SearchValue.Of("true")));
        // TI 5.4.4
        await client.QueryContactGroupsAsync(Organisation, Query.All.Where("name", SearchValue.Of("pas")));
        // TI 5.5
        await client.QueryContactGroupsAsync(Organisation, Query.All.WithVisibility(Visibility.Hidden));
        await client.QueryContactPointsAsync(Organisation, Query.All.WithVisibility(Visibility.Visible));
        await client.QueryContactPointsAsync(
            Organisation, Query.All.Where("id", SearchValue.Of("163710ae-5078-350c-0000-00000000306a")).WithVisibility(Visibility.All));

        const string within = "/apis/v1/organisations/70b29451-a265-427c-ac7b-cda01413a080";
        service.Seen.Select(s => Uri.UnescapeDataString(s.Target)).ShouldBe(
        [
            "/apis/v1/organisations/?cvrNumber=1234567890,2345678901",
            $"{within}/contact-points/?searchTerm=Folkeskole&contactGroupId=456,789",
            $"{within}/contact-points/?searchTermOrName=Røntgen*&active=true&visible=true",
            $"{within}/contact-groups/?name=pas",
            $"{within}/contact-groups/?visibility=HIDDEN",
            $"{within}/contact-points/?visibility=VISIBLE",
            $"{within}/contact-points/?id=163710ae-5078-350c-0000-00000000306a&visibility=ALL",
        ]);
    }

    [Fact]
    public async Task Query_TheGuidesEmptyPages_AreEmpty()
    {
        // TI 5.4, 5.4.2, 5.4.3
        await using var service = await ScriptedService.AnsweringAsync(Answers.InTurn(
            Page("organisations"), Page("contactPoints"), Page("systems")));
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.QueryOrganisationsAsync(Query.All)).Value!.Items.ShouldBeEmpty();
        (await system.Client.QueryContactPointsAsync(Query.All)).Value!.Items.ShouldBeEmpty();
        (await system.Client.QuerySystemsAsync(Organisation, Query.All)).Value!.Items.ShouldBeEmpty();

        static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Page(string name) =>
            Answers.Json(200, $$"""{"currentPage":0,"totalPages":1,"elementsOnPage":1,"totalElements":1,"{{name}}":[]}""");
    }

    [Fact]
    public async Task FetchSystemAsync_ASystemWithItsKeys_IsKeptWholeAndShowsNone()
    {
        const string json =
            """
            {
                "id": "22222222-2222-4222-8222-222222222222", "version": 4, "name": "Postvogn", "endpoint": "https://a.example/memo",
                "activeFrom": "2019-01-19T07:57:05.294Z", "serviceProtocol": "REST_PUSH", "systemTypes": ["SENDER", "RECIPIENT_DEFAULT"],
                "allowedIps": [{ "id": "33333333-3333-4333-8333-333333333333", "version": 0, "ip": "192.0.2.0/24", "range": true }],
                "apiToken": { "value": "5bbe5eea-8f98-4f4f-bcaa-ab822d32e39e", "authenticationToken": "secret" }
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, json));
        using var system = new TestSystem(service.BaseAddress);

        var fetched = (await system.Client.FetchSystemAsync(Organisation, EveryCall.Id)).Value.ShouldNotBeNull();

        fetched.SystemTypes.ShouldBe(["SENDER", "RECIPIENT_DEFAULT"]);
        fetched.ToString().ShouldBe("Postvogn 22222222-2222-4222-8222-222222222222");
        JsonSerializer.Serialize(fetched, DigitalPostJson.Default.MailSystem).ShouldSay(json);
    }

    [Fact]
    public async Task FetchContactPointAsync_APointWithAllItsParts_IsReadWithoutLoss()
    {
        const string json =
            $$"""
            {
                "id": "163710ae-5078-350c-0000-00000000306a", "version": 7, "transactionId": "t", "createdDate": "2021-09-02T19:47:05.181Z",
                "lastUpdated": "2023-12-11T10:40:04.872Z", "name": "Røntgen", "description": "Tider", "internalDescription": "Kun for os",
                "targets": ["CITIZEN", "COMPANY"], "memoSizeThresholdMB": 95.5, "allowedNumberOfAttachments": 10,
                "active": true, "visible": false,
                "reportLink": {
                    "id": "33333333-3333-4333-8333-333333333333", "version": 0, "externalLink": "https://a.example",
                    "label": "Selvbetjening"
                },
                "organisationId": "70b29451-a265-427c-ac7b-cda01413a080", "systemId": "22222222-2222-4222-8222-222222222222",
                "contactPointCodes": [{
                    "id": "44444444-4444-4444-8444-444444444444", "version": 0, "codeVersion": "1", "name": "Emne", "type": "KLE",
                    "code": "29.03"
                }],
                "contactGroups": [{{Group}}],
                "recommendedAttributes": [{ "id": "55555555-5555-4555-8555-555555555555", "version": 0, "name": "CPR" }],
                "searchTerms": [{ "id": "66666666-6666-4666-8666-666666666666", "version": 0, "term": "stråler" }],
                "translations": [{ "postkasseId": 1, "postkasseEmneId": 2 }]
            }
            """;
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(200, json));
        using var system = new TestSystem(service.BaseAddress);

        var point = (await system.Client.FetchContactPointAsync(Organisation, EveryCall.Id)).Value.ShouldNotBeNull();

        (point.Active, point.Visible, point.MemoSizeThresholdMegabytes).ShouldBe((true, false, 95.5m));
        point.ContactPointCodes.ShouldHaveSingleItem().Type.ShouldBe("KLE");
        JsonSerializer.Serialize(point, DigitalPostJson.Default.ContactPoint).ShouldSay(json);
    }

    [Fact]
    public async Task FetchOrganisationLogoAsync_APicture_IsGivenByteForByte()
    {
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0, 255];
        await using var service = await ScriptedService.AnsweringAsync(async context =>
        {
            context.Response.ContentType = "image/png";
            await context.Response.Body.WriteAsync(picture);
        });
        using var system = new TestSystem(service.BaseAddress);

        var logo = (await system.Client.FetchOrganisationLogoAsync(Organisation)).Value.ShouldNotBeNull();

        logo.MediaType.ShouldBe("image/png");
        logo.Content.ToArray().ShouldBe(picture);
        service.Seen.ShouldHaveSingleItem().Headers["Accept"].ShouldStartWith("image/*");
    }

    [Fact]
    public async Task FetchOrganisationLogoAsync_APictureWithoutEnd_IsUnreadable()
    {
        await using var service = await ScriptedService.AnsweringAsync(
            context => context.Response.Body.WriteAsync(new byte[(5 * 1024 * 1024) + 1]).AsTask());
        using var system = new TestSystem(service.BaseAddress);

        (await system.Client.FetchOrganisationLogoAsync(Organisation)).Outcome.ShouldBe(CallOutcome.Unreadable);
    }

    [Theory]
    [InlineData("CONTACT_POINT")]
    [InlineData("CONTACT_GROUP")]
    public void Notification_TheGuidesExample_IsRead(string type)
    {
        // TI 5.10, without the remark in it.
        var change = ContactStructureChange.Read(Encoding.UTF8.GetBytes(
            $$"""{"resourceId":"521f3356-d1c5-4812-bc69-59423fce52b7","resourceVersion":1,"type":"{{type}}",""" +
            $$""" "organisationId":"521f3356-d1c5-4812-bc69-59423fce52bb"}"""));

        change.ShouldBe(new()
        {
            ResourceId = Guid.Parse("521f3356-d1c5-4812-bc69-59423fce52b7"),
            ResourceVersion = 1,
            Type = new(type),
            OrganisationId = Guid.Parse("521f3356-d1c5-4812-bc69-59423fce52bb"),
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"resourceId":"521f3356-d1c5-4812-bc69-59423fce52b7"}""")]
    public void Notification_AnythingElse_IsNone(string json) => ContactStructureChange.Read(Encoding.UTF8.GetBytes(json)).ShouldBeNull();
}
