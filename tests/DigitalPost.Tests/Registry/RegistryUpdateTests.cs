using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Postvogn.DigitalPost.Registry;
using Postvogn.DigitalPost.Tests.Wire;

namespace Postvogn.DigitalPost.Tests.Registry;

/// <summary>The guide's examples of new states (TI 5.7), typed in.</summary>
public sealed class RegistryUpdateTests
{
    private const string Organisation =
        """
        {
            "authorityId": "string",
            "name": "string",
            "cvrNumber": "string",
            "type": "AUTHORITY",
            "privacyPolicyUrl": "string",
            "legalNotificationAllowed": true,
            "mandatoryPostAllowed": true,
            "systemFetch": true,
            "legalContact": {
                "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                "version": 0,
                "name": "string",
                "email": "string",
                "phoneNumber": "string"
            }
        }
        """;

    private const string ContactGroup =
        """
        {
            "name": "string",
            "description": "string",
            "parentId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "organisationalUnit": true,
            "contactPoints": ["3fa85f64-5717-4562-b3fc-2c963f66afa6"]
        }
        """;

    private const string ContactPoint =
        """
        {
            "name": "string",
            "description": "string",
            "internalDescription": "string",
            "targets": ["UNKNOWN"],
            "memoSizeThresholdMB": 5,
            "allowedNumberOfAttachments": 0,
            "active": true,
            "visible": true,
            "systemId": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
            "reportLink": {
                "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                "version": 0,
                "externalLink": "https://digidp.atlassian.net/wiki",
                "externalLinkText": "https://digidp.atlassian.net/wiki",
                "description": "string",
                "label": "string"
            },
            "contactGroups": ["3fa85f64-5717-4562-b3fc-2c963f66afa6"],
            "contactPointCode": [
                {
                    "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                    "version": 0,
                    "name": "string",
                    "type": "CUSTOM",
                    "codeVersion": "string",
                    "contactPointCodeTypeName": "string",
                    "code": "string"
                }
            ],
            "recommendedAttributes": [{ "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "version": 0, "name": "string" }],
            "searchTerms": [{ "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "version": 0, "term": "string" }]
        }
        """;

    private const string MailSystem =
        """
        {
            "name": "string",
            "endpoint": "string",
            "receiptEndpoint": "string",
            "certificateSerialNumber": "string",
            "activeFrom": "2019-01-19T07:57:05.294Z",
            "activeTo": "2021-01-19T07:57:05.294Z",
            "technicalContact": {
                "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
                "version": 0,
                "name": "string",
                "email": "string",
                "phoneNumber": "string"
            },
            "serviceProtocol": "REST_PUSH",
            "standardSystemTemplateId": null,
            "systemTypes": ["RECIPIENT_DEFAULT"],
            "allowedIps": [{ "id": "3fa85f64-5717-4562-b3fc-2c963f66afa6", "version": 0, "ip": "string" }],
            "contactPoints": ["3fa85f64-5717-4562-b3fc-2c963f66afa6", "3fa85f64-5717-4562-b3fc-2c963f66afa6"],
            "receiptFormat": "MEMO",
            "supplier": "string",
            "businessContactEmail": "test@test.com"
        }
        """;

    private static readonly RegistryTarget Target = new(EveryCall.Id, EveryCall.Id, 0);

    [Fact]
    public async Task UpdateOrganisationAsync_TheGuidesExample_IsSentAsInTheGuide()
    {
        var (answer, seen) = await SentAsync(client => client.UpdateOrganisationAsync(
            EveryCall.Id, 12, JsonSerializer.Deserialize(Organisation, DigitalPostJson.Default.OrganisationUpdate)!));

        Encoding.UTF8.GetString(seen.Body).ShouldSay(Organisation);
        seen.Headers["If-Match"].ShouldBe("12");
        answer.Value.ShouldNotBeNull().Version.ShouldBe(13);
    }

    [Fact]
    public async Task UpdateContactGroupAsync_TheGuidesExample_IsSentAsInTheGuide()
    {
        var (answer, seen) = await SentAsync(client => client.UpdateContactGroupAsync(
            Target, JsonSerializer.Deserialize(ContactGroup, DigitalPostJson.Default.ContactGroupUpdate)!));

        Encoding.UTF8.GetString(seen.Body).ShouldSay(ContactGroup);
        seen.Headers["If-Match"].ShouldBe("0");
        answer.Value.ShouldNotBeNull().Version.ShouldBe(13);
    }

    [Fact]
    public async Task UpdateContactPointAsync_TheGuidesExample_IsSentAsInTheGuide()
    {
        var (answer, seen) = await SentAsync(client => client.UpdateContactPointAsync(
            Target, JsonSerializer.Deserialize(ContactPoint, DigitalPostJson.Default.ContactPointUpdate)!));

        Encoding.UTF8.GetString(seen.Body).ShouldSay(ContactPoint);
        answer.Value.ShouldNotBeNull().Version.ShouldBe(13);
    }

    [Fact]
    public async Task UpdateSystemAsync_TheGuidesExample_IsSentAsInTheGuide()
    {
        var (answer, seen) = await SentAsync(client => client.UpdateSystemAsync(
            Target, JsonSerializer.Deserialize(MailSystem, DigitalPostJson.Default.MailSystemUpdate)!));

        Encoding.UTF8.GetString(seen.Body).ShouldSay(MailSystem);
        answer.Value.ShouldNotBeNull().Version.ShouldBe(13);
    }

    [Fact]
    public void Of_ASystemAsItWasFetched_LeavesNothingOut()
    {
        // TI 2.6.3: what is omitted is removed, and the service knows more fields than we do.
        var fetched = JsonNode.Parse(MailSystem)!.AsObject();
        fetched["id"] = $"{EveryCall.Id}";
        fetched["version"] = 7;
        fetched["newInTheNextVersion"] = new JsonObject { ["a"] = 1 };
        fetched["delegatedCvr"] = "00998877";
        fetched["memoTransitionDateTime"] = "2027-01-19T07:57:05.294Z";

        var system = fetched.Deserialize(DigitalPostJson.Default.MailSystem)!;
        var update = MailSystemUpdate.Of(system) with { Name = "Postvogn 2" };

        var sent = JsonSerializer.SerializeToNode(update, DigitalPostJson.Default.MailSystemUpdate)!.AsObject();
        fetched["name"] = "Postvogn 2";
        foreach (var (name, value) in fetched.Where(field => field.Key is not "id" and not "version" && field.Value is not null))
            sent[name].ShouldNotBeNull(name).ToJsonString().ShouldSay(value!.ToJsonString());
    }

    [Fact]
    public void Of_AnOrganisationAsItWasFetched_LeavesNothingOut()
    {
        var fetched = Fetched(Organisation);
        fetched["authorityType"] = "MUNICIPALITY";
        fetched["targets"] = new JsonArray("CITIZEN");

        var update = OrganisationUpdate.Of(fetched.Deserialize(DigitalPostJson.Default.Organisation)!);

        JsonSerializer.Serialize(update, DigitalPostJson.Default.OrganisationUpdate).ShouldSay(Sent(fetched).ToJsonString());
    }

    [Fact]
    public void Of_AContactPointAsItWasFetched_LeavesNothingOut()
    {
        var fetched = Fetched(ContactPoint);
        fetched["organisationId"] = $"{Guid.Empty}";
        fetched["contactPointCodes"] = fetched["contactPointCode"]!.DeepClone();
        fetched.Remove("contactPointCode");
        fetched["contactPointCodes"]![0]!["newInTheNextVersion"] = 1;
        fetched["contactGroups"] = new JsonArray(new JsonObject { ["id"] = $"{EveryCall.Id}", ["version"] = 3, ["name"] = "Teknik" });

        var update = ContactPointUpdate.Of(fetched.Deserialize(DigitalPostJson.Default.ContactPoint)!);

        var sent = Sent(fetched);
        sent["contactPointCode"] = sent["contactPointCodes"]!.DeepClone();
        sent.Remove("contactPointCodes");
        sent["contactGroups"] = new JsonArray($"{EveryCall.Id}");
        JsonSerializer.Serialize(update, DigitalPostJson.Default.ContactPointUpdate).ShouldSay(sent.ToJsonString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Of_AContactGroupAsItWasFetched_LeavesNothingOut(bool tellsItsPoints)
    {
        var parent = new Guid("fd8ca657-157c-3ffe-0000-0000000016cd");
        var point = new Guid("6f2d0c11-58b3-4a61-9d2b-3c1c5a6e0d11");
        var other = new Guid("14d6e9ad-fc0e-3918-0000-00000000017b");
        var fetched = Fetched(ContactGroup);
        fetched.Remove("parentId");
        fetched["parent"] = new JsonObject { ["id"] = $"{parent}", ["name"] = "Solbjerg Kommune" };
        fetched["organisation"] = new JsonObject { ["id"] = $"{other}", ["name"] = "Solbjerg Kommune" };
        fetched["visible"] = true;
        fetched.Remove("contactPoints");
        if (tellsItsPoints) fetched["contactPoints"] = new JsonArray(new JsonObject { ["id"] = $"{point}" });
        var group = fetched.Deserialize(DigitalPostJson.Default.ContactGroup)!;
        ContactPoint[] points =
        [
            new() { Id = point, ContactGroups = [group] }, new() { Id = other, ContactGroups = [] }, new() { Id = other },
        ];

        var update = ContactGroupUpdate.Of(group, tellsItsPoints ? [] : points);

        var sent = Sent(fetched);
        foreach (var name in new[] { "parent", "organisation" }) sent.Remove(name);
        sent["parentId"] = $"{parent}";
        sent["contactPoints"] = new JsonArray($"{point}");
        JsonSerializer.Serialize(update, DigitalPostJson.Default.ContactGroupUpdate).ShouldSay(sent.ToJsonString());
    }

    [Fact]
    public void Of_WhatWasNotShownWhole_MakesNoUpdate()
    {
        var organisation = new Organisation { Id = EveryCall.Id, Name = "Solbjerg Kommune", CvrNumber = "00998877" };
        Should.Throw<InvalidOperationException>(() => OrganisationUpdate.Of(organisation)).Message.ShouldContain("TI 2.6.3");
        Should.Throw<InvalidOperationException>(() => MailSystemUpdate.Of(new MailSystem { Id = EveryCall.Id }));
        Should.Throw<InvalidOperationException>(() => ContactPointUpdate.Of(new ContactPoint { Id = EveryCall.Id }));
        Should.Throw<InvalidOperationException>(() => ContactGroupUpdate.Of(new ContactGroup { Id = EveryCall.Id }, []));
    }

    [Theory]
    [InlineData("certificateSerialNumber")]
    [InlineData("contactPoints")]
    [InlineData("endpoint")]
    [InlineData("allowedIps")]
    public void Of_ASystemWithoutAField_InventsNone(string missing)
    {
        var fetched = JsonNode.Parse(MailSystem)!.AsObject();
        fetched["id"] = $"{EveryCall.Id}";
        fetched.Remove(missing);

        var update = MailSystemUpdate.Of(fetched.Deserialize(DigitalPostJson.Default.MailSystem)!);

        JsonSerializer.SerializeToNode(update, DigitalPostJson.Default.MailSystemUpdate)!.AsObject().ContainsKey(missing).ShouldBeFalse();
    }

    [Theory]
    [InlineData("url.invalid", null, "url.invalid: The notification address is no valid URL.")]
    [InlineData("ValidationException", "cvr.duplicated", "cvr.duplicated: A CVR number is there more than once.")]
    [InlineData("ValidationException", "endpoint.is.invalid", "endpoint.is.invalid: The endpoint is not valid.")]
    [InlineData("something.new", "another.new", null)]
    public async Task UpdateSystemAsync_CodesOfTheGuide_AreExplained(string code, string? field, string? cause)
    {
        // TI 13.4.1
        var fields = field is null ? "" : $$"""{"code":"{{field}}","rejectedValue":"x"}""";
        var refusal = $$"""{"code":"{{code}}","message":"0101011234","fieldErrors":[{{fields}}]}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, refusal));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.UpdateSystemAsync(Target, Updates.System);

        (answer.Outcome, answer.Cause).ShouldBe((CallOutcome.BadRequest, cause));
    }

    [Fact]
    public void ServiceCodes_All_AreWordsPartedByDotsThatCanBeLogged()
    {
        ServiceCodes.All.Count().ShouldBeGreaterThan(100);
        ServiceCodes.All.ShouldAllBe(code => LoggedCode.Of(code) == code && ServiceCodes.WordsOf(code)!.EndsWith('.'));
    }

    [Fact]
    public async Task UpdateOrganisationAsync_FieldsThatAreWrong_AreNamed()
    {
        const string refusal =
            """{"code":"digital.post.error","message":"Validation failed",""" +
            """ "fieldErrors":[{"resource":"target","field":"legalContact.email","code":"email.invalid","rejectedValue":"x"}]}""";
        await using var service = await ScriptedService.AnsweringAsync(Answers.Json(400, refusal));
        using var system = new TestSystem(service.BaseAddress);

        var answer = await system.Client.UpdateOrganisationAsync(EveryCall.Id, 1, Updates.Organisation);

        answer.Outcome.ShouldBe(CallOutcome.BadRequest);
        answer.Error!.FieldErrors.ShouldHaveSingleItem().ToString().ShouldBe("legalContact.email: email.invalid");
    }

    // With what the service adds, and with what it may add one day.
    private static JsonObject Fetched(string update)
    {
        var fetched = JsonNode.Parse(update)!.AsObject();
        fetched["id"] = $"{EveryCall.Id}";
        fetched["version"] = 7;
        fetched["transactionId"] = "t";
        fetched["createdDate"] = "2021-09-02T19:47:05.181Z";
        fetched["lastUpdated"] = "2023-12-11T10:40:04.872Z";
        fetched["newInTheNextVersion"] = new JsonObject { ["a"] = 1 };
        return fetched;
    }

    private static JsonObject Sent(JsonObject fetched)
    {
        var sent = fetched.DeepClone().AsObject();
        foreach (var name in new[] { "id", "version", "transactionId", "createdDate", "lastUpdated", "organisationId" }) sent.Remove(name);
        return sent;
    }

    private static async Task<(Answer<T> Answer, SeenRequest Seen)> SentAsync<T>(Func<DigitalPostClient, Task<Answer<T>>> update)
    {
        await using var service = await ScriptedService.AnsweringAsync(
            Answers.Json(200, $$"""{"id":"{{EveryCall.Id}}","version":13}""", ("ETag", "\"13\"")));
        using var system = new TestSystem(service.BaseAddress);
        var answer = await update(system.Client);
        return (answer, service.Seen.ShouldHaveSingleItem());
    }
}
