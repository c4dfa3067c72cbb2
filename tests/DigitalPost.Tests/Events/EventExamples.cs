namespace Postvogn.DigitalPost.Tests.Events;

/// <summary>The guide's examples of events (TI 7.1.1, 7.2), typed in; where it writes [UUID] and the like, a value stands.</summary>
internal static class EventExamples
{
    private const string Fault =
        "I/O error on POST request for \\\"https://test.digitalpost.dk\\\": Connect to test.digitalpost.dk:443 " +
        "[test.digitalpost.dk/10.1.77.102] failed: connect timed out; nested exception is " +
        "org.apache.http.conn.ConnectTimeoutException: Connect to test.digitalpost.dk:443 " +
        "[test.digitalpost.dk/10.1.77.102] failed: connect timed out";

    private const string Title =
        "Test MeMo built with properties:  longMessage: false, numberOfAdditionalAttachments: null, reply: false, contactPointId: null, " +
        "replyByDateTime: null, action: false, legalNotification: false, mandatory: false";

    /// <summary>TI 7.1.1, the first.</summary>
    public const string ReceiptFailed =
        $$"""
        {
            "id": "be015432-78e8-4eaf-9bf2-c1eb8ed255d7",
            "eventId": "d4fc6350-741b-4894-8b07-b8fdab26cfc4",
            "version": 0,
            "transactionId": "F7Uwy9Erm6DTZbm70Bh4n5yEVXQ6k2KB",
            "channel": "output",
            "channels": ["output"],
            "subject": "BUSINESS_RECEIPT",
            "type": "FAILED_REST",
            "rootId": "665311dd-4fad-40f4-8911-78aa79989a97",
            "eventTime": "2021-08-13T22:52:37.143770Z",
            "created": "2021-08-13T22:52:37.706Z",
            "owner": "44556682",
            "actor": "eac1856b-d338-450b-91a5-4fba16fcc893",
            "parentId": "7a08a78e-d51e-4c52-ba8b-b98dcdf6a3a0",
            "system": {
                "id": "02f51669-b18b-4c50-a1a9-2f8d7be8770b",
                "name": "distribution-sender-rest",
                "user": "eac1856b-d338-450b-91a5-4fba16fcc893"
            },
            "message": "2dcc1262-13b0-49eb-aaa9-c9dbb152b56b",
            "eventProperties": {
                "owner": "adfe1341-70da-46dd-8efb-4510be6de280",
                "error-message": "{{Fault}}",
                "recipient-system-endpoint": "https://test.digitalpost.dk"
            },
            "metaProperties": {
                "transmissionId": "2964ef1c-27da-416c-bb8c-3a2dd75957f6",
                "size": "2542",
                "messageType": "DIGITALPOST",
                "senderSystem": "7b8323c5-2883-4623-80d4-57f7bb91d181",
                "sender": "44556682",
                "legalNotification": "false",
                "messageUUID": "2dcc1262-13b0-49eb-aaa9-c9dbb152b56b",
                "recipient": "99881128",
                "title": "{{Title}}",
                "mandatory": "false"
            },
            "eventTag": "BUSINESS_RECEIPT_SENT"
        }
        """;

    /// <summary>TI 7.1.1, the second.</summary>
    public const string SecondReceiptFailed =
        $$"""
        {
            "id": "09d014db-ccd8-47a6-a8b1-dace1b458f92",
            "eventId": "f5d9e052-68a9-4b7b-955c-6b3e59cdd226",
            "version": 0,
            "transactionId": "F7Uwx8yFgvsjVteuFmDI4F9CEBQlbeIa",
            "channel": "output",
            "channels": ["output"],
            "subject": "BUSINESS_RECEIPT",
            "type": "FAILED_REST",
            "rootId": "4a1ce65f-1d74-48cf-a046-d42a9a41113a",
            "eventTime": "2021-08-13T22:51:36.745203Z",
            "created": "2021-08-13T22:51:37.374Z",
            "owner": "44556682",
            "actor": "eac1856b-d338-450b-91a5-4fba16fcc893",
            "parentId": "1565d9e3-584e-4a24-b395-52410dd821cb",
            "system": {
                "id": "02f51669-b18b-4c50-a1a9-2f8d7be8770b",
                "name": "distribution-sender-rest",
                "user": "eac1856b-d338-450b-91a5-4fba16fcc893"
            },
            "message": "9cce7b32-362a-4b72-a2dd-d42af0f6adba",
            "eventProperties": {
                "owner": "adfe1341-70da-46dd-8efb-4510be6de280",
                "error-message": "{{Fault}}",
                "recipient-system-endpoint": "https://test.digitalpost.dk"
            },
            "metaProperties": {
                "transmissionId": "d2289476-3333-4cd8-a048-309330146b81",
                "size": "2542",
                "messageType": "DIGITALPOST",
                "senderSystem": "7b8323c5-2883-4623-80d4-57f7bb91d181",
                "sender": "44556682",
                "legalNotification": "false",
                "messageUUID": "9cce7b32-362a-4b72-a2dd-d42af0f6adba",
                "recipient": "99881128",
                "title": "{{Title}}",
                "mandatory": "false"
            },
            "eventTag": "BUSINESS_RECEIPT_SENT"
        }
        """;

    /// <summary>TI 7.2.</summary>
    public const string Validated =
        """
        {
            "id": "11111111-1111-4111-8111-111111111111",
            "eventId": "22222222-2222-4222-8222-222222222222",
            "version": 0,
            "transactionId": "Fcj9pmGuNI4d6xuO5KXzirQEQNUKMOPQ",
            "channel": "output",
            "channels": ["output"],
            "subject": "MEMO",
            "type": "VALIDATED",
            "organisationIdentityId": "33333333-3333-4333-8333-333333333333",
            "eventTime": "2023-05-03T11:22:10.744051Z",
            "created": "2023-05-03T11:22:11.032Z",
            "owner": "00998877",
            "ownerIdentityId": "44444444-4444-4444-8444-444444444444",
            "actor": "00998877",
            "actorIdentityId": "55555555-5555-4555-8555-555555555555",
            "system": {
                "id": "66666666-6666-4666-8666-666666666666",
                "name": "distribution-validator-single",
                "user": "77777777-7777-4777-8777-777777777777"
            },
            "message": "88888888-8888-4888-8888-888888888888",
            "eventProperties": {
                "owner": "44444444-4444-4444-8444-444444444444",
                "parent-event-message": "88888888-8888-4888-8888-888888888888#99999999-9999-4999-8999-999999999999"
            },
            "metaProperties": {
                "recipientIdentityId": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
                "numberOfAttachments": "2",
                "memoVersion": "1.2",
                "messageId": "MSG-12345",
                "title": "Til borgeren",
                "mandatory": "false",
                "senderSystemName": "Postvogn",
                "senderIdentityId": "44444444-4444-4444-8444-444444444444",
                "transmissionId": "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
                "recipientType": "CITIZEN",
                "senderContactPointId": "cccccccc-cccc-4ccc-8ccc-cccccccccccc",
                "size": "244380",
                "messageType": "DIGITALPOST",
                "senderSystem": "315fc432-9100-4b53-b5a6-96ae8ff9165b",
                "sender": "00998877",
                "legalNotification": "false",
                "messageUUID": "88888888-8888-4888-8888-888888888888",
                "recipient": "0101010000",
                "senderType": "AUTHORITY",
                "contentResponsible": "00998877",
                "contentResponsibleIdentityId": "44444444-4444-4444-8444-444444444444",
                "representativeId": "0101010000",
                "representativeIdentityId": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
            },
            "searchEventProperties": {},
            "eventTag": "MEMO_SEND_VALIDATED"
        }
        """;

    /// <summary>TI 7.2.</summary>
    public const string DraftSaved =
        """
        {
            "id": "11111111-1111-4111-8111-111111111112",
            "eventId": "22222222-2222-4222-8222-222222222223",
            "version": 0,
            "transactionId": "Fcj09sKuUILiOsgoPBgBsMANSpimyJzr",
            "channel": "output",
            "channels": ["output"],
            "subject": "MESSAGE",
            "type": "UPDATED_DRAFT",
            "eventTime": "2023-05-03T10:09:16.572694Z",
            "created": "2023-05-03T10:09:16.763Z",
            "owner": "0101010000",
            "ownerIdentityId": "44444444-4444-4444-8444-444444444444",
            "actor": "0101010000",
            "actorIdentityId": "55555555-5555-4555-8555-555555555555",
            "system": {
                "id": "66666666-6666-4666-8666-666666666666",
                "name": "mailbox-store",
                "user": "77777777-7777-4777-8777-777777777777"
            },
            "message": "88888888-8888-4888-8888-888888888888",
            "eventProperties": {
                "owner": "44444444-4444-4444-8444-444444444444",
                "mailboxId": "33333333-3333-4333-8333-333333333333",
                "message-id": "MSG-12345",
                "memo-id": "99999999-9999-4999-8999-999999999999",
                "version": "5",
                "client_id": "borger-dk-web-post-visningsklient-oidc-demo-id"
            },
            "metaProperties": {
                "memoVersion": "1.1",
                "recipientIdentityId": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa",
                "messageType": "DIGITALPOST",
                "sender": "0101010000",
                "legalNotification": "false",
                "messageUUID": "99999999-9999-4999-8999-999999999999",
                "recipient": "00998877",
                "messageId": "88888888-8888-4888-8888-888888888888",
                "title": "Kladde",
                "mandatory": "false",
                "senderIdentityId": "44444444-4444-4444-8444-444444444444",
                "representativeId": "0101010000",
                "representativeIdentityId": "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
            },
            "searchEventProperties": {},
            "eventTag": "DRAFT_SAVED"
        }
        """;

    /// <summary>The page of TI 7.1.1.</summary>
    public const string Page =
        $$"""
        {
            "currentPage": 0,
            "next": "WyAxNjUxMTQ3MjA0NjgzNDkyLCAiRktLVFR0Y2hzdzViY2tXR24zMXJMWm9TeG1sUXo1Um0iIF0=",
            "totalPages": 806,
            "elementsOnPage": 2,
            "totalElements": 1611,
            "events": [{{ReceiptFailed}}, {{SecondReceiptFailed}}]
        }
        """;
}
