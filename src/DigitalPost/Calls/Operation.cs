namespace Postvogn.DigitalPost;

/// <summary>
/// The calls of the national API that this client makes. Each has a cost in the rate limiter and a row in the retry table.
/// </summary>
public enum Operation
{
    /// <summary>POST /memos/ with one MeMo (TI 10.6).</summary>
    PostMemo,

    /// <summary>POST /memos-bulk/ with one MeMo that is not urgent (TI 10.7.3).</summary>
    PostMemoInBulk,

    /// <summary>POST /memos-bulk/ with a .tar.lzma archive (TI 10.7.3).</summary>
    PostArchiveInBulk,

    /// <summary>GET /memos/: the MeMos that wait for a recipient system (TI 10.4).</summary>
    ListMemos,

    /// <summary>GET /memos/{id} (TI 10.4).</summary>
    FetchMemo,

    /// <summary>POST /memos/{id}/receipt/: a recipient system's business receipt (TI 10.8.5).</summary>
    PostBusinessReceipt,

    /// <summary>GET /receipts/: the ids of the receipts that wait for a sender system (TI 10.8.3).</summary>
    ListReceipts,

    /// <summary>GET /receipts-bulk/: the receipts themselves, a page at a time (TI 10.8.4).</summary>
    FetchReceiptsInBulk,

    /// <summary>GET /receipts/{id}/ (TI 10.8.3).</summary>
    FetchReceipt,

    /// <summary>DELETE /receipts/{id} (TI 10.8.3).</summary>
    DeleteReceipt,

    /// <summary>GET /contacts/ (TI 4.1).</summary>
    QueryContacts,

    /// <summary>POST /contacts/?isBulkLookup=true: many contacts by their numbers (TI 4.4).</summary>
    LookUpContacts,

    /// <summary>GET /contacts/{id} (TI 4.1).</summary>
    FetchContact,

    /// <summary>PUT /contacts/{id} (TI 4.5.4).</summary>
    UpdateContact,

    /// <summary>PUT /contacts/{id}/verifications/{id}: a PIN for NemSMS, or a new one ordered (TI 4).</summary>
    VerifyNemSms,

    /// <summary>POST /contacts/subscriptions/ (TI 4.5.8).</summary>
    CreateContactSubscription,

    /// <summary>GET /contacts/subscriptions/ (TI 4.5.8).</summary>
    ListContactSubscriptions,

    /// <summary>PUT /contacts/subscriptions/{id} (TI 4.5.8).</summary>
    UpdateContactSubscription,

    /// <summary>DELETE /contacts/subscriptions/{id} (TI 4.5.8).</summary>
    DeleteContactSubscription,

    /// <summary>GET /events/ (TI 7).</summary>
    QueryEvents,

    /// <summary>GET /organisations/ (TI 5.4).</summary>
    QueryOrganisations,

    /// <summary>GET /organisations/{id} (TI 5.4.1).</summary>
    FetchOrganisation,

    /// <summary>GET /organisations/{id}/logo (TI 5.1).</summary>
    FetchOrganisationLogo,

    /// <summary>PUT /organisations/{id} (TI 5.7).</summary>
    UpdateOrganisation,

    /// <summary>GET /organisations/{id}/systems/ (TI 5.4.3).</summary>
    QuerySystems,

    /// <summary>GET /organisations/{id}/systems/{id} (TI 5.2).</summary>
    FetchSystem,

    /// <summary>PUT /organisations/{id}/systems/{id} (TI 5.7).</summary>
    UpdateSystem,

    /// <summary>GET /contact-points/, across organisations (TI 5.4.2).</summary>
    QueryContactPoints,

    /// <summary>GET /organisations/{id}/contact-points/ (TI 5.4.2).</summary>
    QueryOrganisationContactPoints,

    /// <summary>GET /organisations/{id}/contact-points/{id} (TI 5.3).</summary>
    FetchContactPoint,

    /// <summary>PUT /organisations/{id}/contact-points/{id} (TI 5.7).</summary>
    UpdateContactPoint,

    /// <summary>GET /contact-groups/, across organisations (TI 5.4.4).</summary>
    QueryContactGroups,

    /// <summary>GET /organisations/{id}/contact-groups/ (TI 5.4.4).</summary>
    QueryOrganisationContactGroups,

    /// <summary>GET /organisations/{id}/contact-groups/{id} (TI 5.3).</summary>
    FetchContactGroup,

    /// <summary>PUT /organisations/{id}/contact-groups/{id} (TI 5.7).</summary>
    UpdateContactGroup,

    /// <summary>POST /organisations/subscriptions/ (TI 5.9).</summary>
    CreateOrganisationSubscription,

    /// <summary>GET /organisations/subscriptions/ (TI 5.9).</summary>
    ListOrganisationSubscriptions,

    /// <summary>PUT /organisations/subscriptions/{id} (TI 5.9).</summary>
    UpdateOrganisationSubscription,

    /// <summary>DELETE /organisations/subscriptions/{id} (TI 5.9).</summary>
    DeleteOrganisationSubscription,

    /// <summary>DELETE /memos/{id}: takes back a MeMo before its day (TI 10.4).</summary>
    RecallMemo,

    /// <summary>POST /memos/ with a .tar.lzma archive (TI 10.6.1).</summary>
    PostArchive,

    /// <summary>POST /validations/ with HTML (TI 10.14.3).</summary>
    ValidateHtml,
}
