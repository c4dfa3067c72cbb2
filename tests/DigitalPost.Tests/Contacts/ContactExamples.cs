namespace Postvogn.DigitalPost.Tests.Contacts;

/// <summary>The guide's examples of contacts (TI 4.5), typed in.</summary>
internal static class ContactExamples
{
    public const string Id = "c69912c4-11d5-4c62-97e6-79fcb1d7b99d";

    /// <summary>TI 4.5.3.</summary>
    public const string Fetched =
        """
        {
            "id": "c69912c4-11d5-4c62-97e6-79fcb1d7b99d",
            "version": 9,
            "type": "CITIZEN",
            "transactionId": "F640l9yALrjfHfASwcvYC0o5TUP7hjNZ",
            "cprNumber": "1111111234",
            "mailboxSubscription": {
                "id": "e19bbf71-587a-46a5-8392-dfaf7fd50a6a",
                "version": 9,
                "publicRegistrationStatus": "EXEMPT",
                "exemptionStart": "2021-07-15",
                "startTime": "2021-05-21T07:01:48.370Z"
            },
            "lastUpdated": "2021-07-15T15:06:50.004Z",
            "status": {
                "id": "7abe9012-435c-457c-84aa-170ec83d275f",
                "version": 0,
                "type": "ACTIVE",
                "changedDate": "2021-05-21"
            },
            "eligibleForVoluntaryRegistration": false
        }
        """;

    /// <summary>TI 4.5.4: what is sent.</summary>
    public const string SignedUp =
        """
        {
            "id": "c69912c4-11d5-4c62-97e6-79fcb1d7b99d",
            "version": 9,
            "type": "CITIZEN",
            "transactionId": "F640l9yALrjfHfASwcvYC0o5TUP7hjNZ",
            "cprNumber": "1111111234",
            "mailboxSubscription": {
                "id": "e19bbf71-587a-46a5-8392-dfaf7fd50a6a",
                "version": 9,
                "publicRegistrationStatus": "EXEMPT",
                "exemptionStart": "2021-07-15",
                "startTime": "2021-05-21T07:01:48.370Z"
            },
            "nemSmsSubscription": {
              "mobileNumber": "20202020"
            },
            "lastUpdated": "2021-07-15T15:06:50.004Z",
            "status": {
                "id": "7abe9012-435c-457c-84aa-170ec83d275f",
                "version": 0,
                "type": "ACTIVE",
                "changedDate": "2021-05-21"
            },
            "eligibleForVoluntaryRegistration": false
        }
        """;

    /// <summary>TI 4.5.4: what comes back.</summary>
    public const string Updated =
        """
        {
            "id": "c69912c4-11d5-4c62-97e6-79fcb1d7b99d",
            "version": 10,
            "type": "CITIZEN",
            "transactionId": "F640l9yALrjfHfASwcvYC0o5TUP7hjNZ",
            "cprNumber": "1111111234",
            "mailboxSubscription": {
                "id": "e19bbf71-587a-46a5-8392-dfaf7fd50a6a",
                "version": 9,
                "publicRegistrationStatus": "EXEMPT",
                "exemptionStart": "2021-07-15",
                "startTime": "2021-05-21T07:01:48.370Z"
            },
            "nemSmsSubscription": {
              "id": "21bc5b76-d914-4da0-8895-ab3d725183af",
              "version": 0,
              "verificationTime": null,
              "confirmedDateTime": null,
              "mobileNumber": "20202020"
            },
            "lastUpdated": "2021-07-20T10:00:50.004Z",
            "status": {
                "id": "7abe9012-435c-457c-84aa-170ec83d275f",
                "version": 0,
                "type": "ACTIVE",
                "changedDate": "2021-05-21"
            },
            "eligibleForVoluntaryRegistration": false
        }
        """;

    /// <summary>TI 4.5.</summary>
    public const string Closed =
        """
        {
            "id": "d913ca7b-2904-469c-944a-66fe5eaa4ef9",
            "version": 3,
            "type": "COMPANY",
            "transactionId": "FnlWgA6rw7IxTZwA1prHTE4bPcqncLbh",
            "cvrNumber": "31418992",
            "mailboxSubscription": {
                "id": "435f6236-2fc5-4bde-8b97-26559292218d",
                "version": 0,
                "publicRegistrationStatus": "CLOSED"
            },
            "lastUpdated": "2023-12-11T10:40:04.872Z",
            "createdDate": "2021-09-02T19:47:05.181Z"
        }
        """;

    /// <summary>TI 4.5.</summary>
    public const string Active =
        """
        {
            "id": "0be4d7ef-336d-486c-85a5-a49f47c856df",
            "version": 0,
            "type": "COMPANY",
            "transactionId": "FnlVLh3oQPYjF8dbZBkx6IaOSDDqI13q",
            "cvrNumber": "44486164",
            "mailboxSubscription": {
                "id": "81bf8158-01ed-4d6e-b9cc-23c0378b410c",
                "version": 0,
                "publicRegistrationStatus": "EXEMPT",
                "startTime": "2023-12-11T10:30:03.664Z"
            },
            "lastUpdated": "2023-12-11T10:30:03.664Z",
            "createdDate": "2023-12-11T10:30:03.664Z",
            "eligibleForVoluntaryRegistration": false
        }
        """;

    /// <summary>A page as in TI 4.1.</summary>
    public static string PageOf(params string[] contacts) =>
        $$"""{"currentPage":0,"next":"string","totalPages":1,"elementsOnPage":{{contacts.Length}},""" +
        $$""" "totalElements":{{contacts.Length}},"contacts":[{{string.Join(',', contacts)}}]}""";
}
