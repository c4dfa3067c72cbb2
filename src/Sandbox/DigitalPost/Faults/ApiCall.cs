namespace Postvogn.Sandbox.DigitalPost.Faults;

/// <summary>The calls that Digital Post answers (TI 4, 5, 7 and 10).</summary>
public enum ApiCall
{
    /// <summary>A path that is none of the others.</summary>
    Unknown,

    /// <summary>POST /memos/.</summary>
    SendMemos,

    /// <summary>POST /memos-bulk/.</summary>
    SendMemosInBulk,

    /// <summary>GET /memos/.</summary>
    ListMemos,

    /// <summary>GET /memos/{id}.</summary>
    FetchMemo,

    /// <summary>POST /memos/{id}/receipt/.</summary>
    SendBusinessReceipt,

    /// <summary>GET /receipts/.</summary>
    ListReceipts,

    /// <summary>GET /receipts-bulk/.</summary>
    FetchReceiptsInBulk,

    /// <summary>GET /receipts/{id}.</summary>
    FetchReceipt,

    /// <summary>DELETE /receipts/{id}.</summary>
    DeleteReceipt,

    /// <summary>DELETE /memos/{id}.</summary>
    RecallMemo,

    /// <summary>POST /validations/.</summary>
    ValidateHtml,

    /// <summary>GET /contacts/.</summary>
    QueryContacts,

    /// <summary>POST /contacts/.</summary>
    LookUpContacts,

    /// <summary>GET /contacts/{id}.</summary>
    FetchContact,

    /// <summary>PUT /contacts/{id}.</summary>
    UpdateContact,

    /// <summary>PUT /contacts/{id}/verifications/{id}.</summary>
    VerifyNemSms,

    /// <summary>POST /contacts/subscriptions/.</summary>
    CreateContactSubscription,

    /// <summary>GET /contacts/subscriptions/.</summary>
    ListContactSubscriptions,

    /// <summary>PUT /contacts/subscriptions/{id}.</summary>
    UpdateContactSubscription,

    /// <summary>DELETE /contacts/subscriptions/{id}.</summary>
    DeleteContactSubscription,

    /// <summary>GET /events/.</summary>
    QueryEvents,

    /// <summary>GET /organisations/.</summary>
    QueryOrganisations,

    /// <summary>GET /organisations/{id}.</summary>
    FetchOrganisation,

    /// <summary>PUT /organisations/{id}.</summary>
    UpdateOrganisation,

    /// <summary>GET /organisations/{id}/logo.</summary>
    FetchOrganisationLogo,

    /// <summary>GET /organisations/{id}/systems/.</summary>
    QuerySystems,

    /// <summary>GET /organisations/{id}/systems/{id}.</summary>
    FetchSystem,

    /// <summary>PUT /organisations/{id}/systems/{id}.</summary>
    UpdateSystem,

    /// <summary>GET /contact-points/ and /organisations/{id}/contact-points/.</summary>
    QueryContactPoints,

    /// <summary>GET /organisations/{id}/contact-points/{id}.</summary>
    FetchContactPoint,

    /// <summary>PUT /organisations/{id}/contact-points/{id}.</summary>
    UpdateContactPoint,

    /// <summary>GET /contact-groups/ and /organisations/{id}/contact-groups/.</summary>
    QueryContactGroups,

    /// <summary>GET /organisations/{id}/contact-groups/{id}.</summary>
    FetchContactGroup,

    /// <summary>PUT /organisations/{id}/contact-groups/{id}.</summary>
    UpdateContactGroup,

    /// <summary>POST /organisations/subscriptions/.</summary>
    CreateOrganisationSubscription,

    /// <summary>GET /organisations/subscriptions/.</summary>
    ListOrganisationSubscriptions,

    /// <summary>PUT /organisations/subscriptions/{id}.</summary>
    UpdateOrganisationSubscription,

    /// <summary>DELETE /organisations/subscriptions/{id}.</summary>
    DeleteOrganisationSubscription,
}
