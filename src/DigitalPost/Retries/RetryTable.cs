using static Postvogn.DigitalPost.CallOutcome;
using static Postvogn.DigitalPost.Operation;
using static Postvogn.DigitalPost.RetryStep;

namespace Postvogn.DigitalPost;

internal static class RetryTable
{
    // In the order of the table's columns.
    private enum Kind
    {
        Send,
        List,
        Fetch,
        Acknowledge,
        Delete,
        Create,
        Change,
        Remove,
        Recall,
    }

    private static readonly Dictionary<CallOutcome, RetryStep[]> Rows = new()
    {
        //                     Send         List        Fetch       Acknowledge Delete      Create      Change      Remove      Recall
        [Succeeded] =         [Done,        Done,       Done,       Done,       Done,       Done,       Done,       Done,       Done],
        [BadRequest] =        [GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp],
        [Unauthorized] =      [Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold],
        [Forbidden] =         [Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold],
        [NotFound] =          [Hold,        Hold,       Settled,    Settled,    Settled,    Hold,       GiveUp,     Settled,    GiveUp],
        [MethodNotAllowed] =  [Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold],
        [Conflict] =          [GiveUp,      RetryAfter, RetryAfter, Settled,    Settled,    ReadAgain,  ReadAgain,  ReadAgain,  GiveUp],
        [PreconditionFailed] = [GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     ReadAgain,  ReadAgain,  GiveUp],
        [TooLarge] =          [GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp],
        [Unprocessable] =     [GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp],
        [TooManyRequests] =   [RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter],
        [Unexpected] =        [Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold],
        [ServerError] =       [ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter],
        [Unavailable] =       [RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter],
        [NotConnected] =      [RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter],
        [TlsRefused] =        [Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold],
        [NoAnswer] =          [ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter],
        [Unreadable] =        [ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter],
        [NotTried] =          [RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter],
    };

    public static (RetryStep Step, string? Reason) RuleFor(Operation operation, CallOutcome outcome)
    {
        var step = Rows[outcome][(int)KindOf(operation)];
        return (step, step == Done ? null : ReasonOf(outcome));
    }

    private static string ReasonOf(CallOutcome outcome) => outcome switch
    {
        BadRequest => "Digital Post refuses the request as it stands.",
        Unauthorized => "Certificate, API key and system do not belong together, or the system is not active.",
        Forbidden => "The system may not do this: check its rights, its allowed IP addresses and the CVR number of the certificate.",
        NotFound => "There is nothing at this address: it is gone or, for a list, or a thing to send or create, the base address is wrong.",
        MethodNotAllowed => "The address does not take this method: check the base address.",
        Conflict => "The resource is in another state than the request expects.",
        PreconditionFailed => "The resource has changed since it was read.",
        TooLarge => "The request is larger than Digital Post takes.",
        Unprocessable => "Digital Post cannot process the request.",
        TooManyRequests => "The system has called too often.",
        Unexpected => "The answer is not of Digital Post: check address, proxy and firewall.",
        ServerError => "Digital Post failed.",
        Unavailable => "Digital Post is not available.",
        NotConnected => "There was no connection.",
        TlsRefused => "One side refused the other's certificate.",
        NoAnswer => "The answer did not come.",
        Unreadable => "The answer could not be read.",
        NotTried => "Digital Post was away at the last calls, or wants a pause, so it was not asked.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no reason in the retry table."),
    };

    public static bool IsSend(Operation operation) => KindOf(operation) == Kind.Send;

    private static Kind KindOf(Operation operation) => operation switch
    {
        PostMemo or PostMemoInBulk or PostArchive or PostArchiveInBulk => Kind.Send,
        ListMemos or ListReceipts or FetchReceiptsInBulk => Kind.List,
        QueryContacts or LookUpContacts or ListContactSubscriptions or QueryEvents => Kind.List,
        QueryOrganisations or QueryContactPoints or QueryContactGroups or ListOrganisationSubscriptions => Kind.List,
        // It changes nothing, so it is as safe to repeat as a list.
        ValidateHtml => Kind.List,
        FetchMemo or FetchReceipt or FetchContact => Kind.Fetch,
        FetchOrganisation or FetchOrganisationLogo or FetchSystem or FetchContactPoint or FetchContactGroup => Kind.Fetch,
        // 404 says that there is no such organisation.
        QuerySystems or QueryOrganisationContactPoints or QueryOrganisationContactGroups => Kind.Fetch,
        PostBusinessReceipt => Kind.Acknowledge,
        DeleteReceipt => Kind.Delete,
        CreateContactSubscription or CreateOrganisationSubscription => Kind.Create,
        UpdateContact or VerifyNemSms or UpdateContactSubscription => Kind.Change,
        UpdateOrganisation or UpdateSystem or UpdateContactPoint or UpdateContactGroup or UpdateOrganisationSubscription => Kind.Change,
        DeleteContactSubscription or DeleteOrganisationSubscription => Kind.Remove,
        RecallMemo => Kind.Recall,
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The operation has no column in the retry table."),
    };
}
