namespace Postvogn.DigitalPost;

/// <summary>Each has a cost in the rate limiter, a column in the retry table, and shares a circuit with those of the same route
/// (docs/adr/0030).</summary>
public enum Operation
{
    /// <summary>TI 10.6.</summary>
    [Route("POST", "/memos/")]
    PostMemo,

    /// <summary>A MeMo that is not urgent (TI 10.7.3).</summary>
    [Route("POST", "/memos-bulk/")]
    PostMemoInBulk,

    /// <summary>A .tar.lzma (TI 10.7.3).</summary>
    [Route("POST", "/memos-bulk/")]
    PostArchiveInBulk,

    /// <summary>For a recipient system (TI 10.4).</summary>
    [Route("GET", "/memos/")]
    ListMemos,

    /// <summary>TI 10.4.</summary>
    [Route("GET", "/memos/{id}")]
    FetchMemo,

    /// <summary>TI 10.8.5.</summary>
    [Route("POST", "/memos/{id}/receipt/")]
    PostBusinessReceipt,

    /// <summary>For a sender system (TI 10.8.3).</summary>
    [Route("GET", "/receipts/")]
    ListReceipts,

    /// <summary>A page of whole receipts (TI 10.8.4).</summary>
    [Route("GET", "/receipts-bulk/")]
    FetchReceiptsInBulk,

    /// <summary>TI 10.8.3.</summary>
    [Route("GET", "/receipts/{id}/")]
    FetchReceipt,

    /// <summary>TI 10.8.3.</summary>
    [Route("DELETE", "/receipts/{id}")]
    DeleteReceipt,

    /// <summary>TI 4.1.</summary>
    [Route("GET", "/contacts/")]
    QueryContacts,

    /// <summary>By their numbers (TI 4.4).</summary>
    [Route("POST", "/contacts/")]
    LookUpContacts,

    /// <summary>TI 4.1.</summary>
    [Route("GET", "/contacts/{id}")]
    FetchContact,

    /// <summary>TI 4.5.4.</summary>
    [Route("PUT", "/contacts/{id}")]
    UpdateContact,

    /// <summary>A PIN, or an order of one (TI 4).</summary>
    [Route("PUT", "/contacts/{id}/verifications/{id}")]
    VerifyNemSms,

    /// <summary>TI 4.5.8.</summary>
    [Route("POST", "/contacts/subscriptions/")]
    CreateContactSubscription,

    /// <summary>TI 4.5.8.</summary>
    [Route("GET", "/contacts/subscriptions/")]
    ListContactSubscriptions,

    /// <summary>TI 4.5.8.</summary>
    [Route("PUT", "/contacts/subscriptions/{id}")]
    UpdateContactSubscription,

    /// <summary>TI 4.5.8.</summary>
    [Route("DELETE", "/contacts/subscriptions/{id}")]
    DeleteContactSubscription,

    /// <summary>TI 7.</summary>
    [Route("GET", "/events/")]
    QueryEvents,

    /// <summary>TI 5.4.</summary>
    [Route("GET", "/organisations/")]
    QueryOrganisations,

    /// <summary>TI 5.4.1.</summary>
    [Route("GET", "/organisations/{id}")]
    FetchOrganisation,

    /// <summary>TI 5.1.</summary>
    [Route("GET", "/organisations/{id}/logo")]
    FetchOrganisationLogo,

    /// <summary>TI 5.7.</summary>
    [Route("PUT", "/organisations/{id}")]
    UpdateOrganisation,

    /// <summary>TI 5.4.3.</summary>
    [Route("GET", "/organisations/{id}/systems/")]
    QuerySystems,

    /// <summary>TI 5.2.</summary>
    [Route("GET", "/organisations/{id}/systems/{id}")]
    FetchSystem,

    /// <summary>TI 5.7.</summary>
    [Route("PUT", "/organisations/{id}/systems/{id}")]
    UpdateSystem,

    /// <summary>Across organisations (TI 5.4.2).</summary>
    [Route("GET", "/contact-points/")]
    QueryContactPoints,

    /// <summary>TI 5.4.2.</summary>
    [Route("GET", "/organisations/{id}/contact-points/")]
    QueryOrganisationContactPoints,

    /// <summary>TI 5.3.</summary>
    [Route("GET", "/organisations/{id}/contact-points/{id}")]
    FetchContactPoint,

    /// <summary>TI 5.7.</summary>
    [Route("PUT", "/organisations/{id}/contact-points/{id}")]
    UpdateContactPoint,

    /// <summary>Across organisations (TI 5.4.4).</summary>
    [Route("GET", "/contact-groups/")]
    QueryContactGroups,

    /// <summary>TI 5.4.4.</summary>
    [Route("GET", "/organisations/{id}/contact-groups/")]
    QueryOrganisationContactGroups,

    /// <summary>TI 5.3.</summary>
    [Route("GET", "/organisations/{id}/contact-groups/{id}")]
    FetchContactGroup,

    /// <summary>TI 5.7.</summary>
    [Route("PUT", "/organisations/{id}/contact-groups/{id}")]
    UpdateContactGroup,

    /// <summary>TI 5.9.</summary>
    [Route("POST", "/organisations/subscriptions/")]
    CreateOrganisationSubscription,

    /// <summary>TI 5.9.</summary>
    [Route("GET", "/organisations/subscriptions/")]
    ListOrganisationSubscriptions,

    /// <summary>TI 5.9.</summary>
    [Route("PUT", "/organisations/subscriptions/{id}")]
    UpdateOrganisationSubscription,

    /// <summary>TI 5.9.</summary>
    [Route("DELETE", "/organisations/subscriptions/{id}")]
    DeleteOrganisationSubscription,

    /// <summary>Before its day (TI 10.4).</summary>
    [Route("DELETE", "/memos/{id}")]
    RecallMemo,

    /// <summary>A .tar.lzma (TI 10.6.1).</summary>
    [Route("POST", "/memos/")]
    PostArchive,

    /// <summary>TI 10.14.3.</summary>
    [Route("POST", "/validations/")]
    ValidateHtml,
}
