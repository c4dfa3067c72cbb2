using static Postvogn.DigitalPost.Operation;
using static Postvogn.DigitalPost.RetryStep;

namespace Postvogn.DigitalPost;

/// <summary>The one table: what to do for every operation and every outcome.</summary>
internal static class RetryTable
{
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

    private static readonly Dictionary<CallOutcome, Row> Rows = new()
    {
        //                                      Send         List        Fetch       Acknowledge Delete      Create      Change      Remove      Recall
        [CallOutcome.Succeeded] =           new(Done,        Done,       Done,       Done,       Done,       Done,       Done,       Done,       Done),
        [CallOutcome.BadRequest] =          new(GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp),
        [CallOutcome.Unauthorized] =        new(Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold),
        [CallOutcome.Forbidden] =           new(Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold),
        [CallOutcome.NotFound] =            new(Hold,        Hold,       Settled,    Settled,    Settled,    Hold,       GiveUp,     Settled,    GiveUp),
        [CallOutcome.MethodNotAllowed] =    new(Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold),
        [CallOutcome.Conflict] =            new(GiveUp,      RetryAfter, RetryAfter, Settled,    Settled,    ReadAgain,  ReadAgain,  ReadAgain,  GiveUp),
        [CallOutcome.PreconditionFailed] =  new(GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     ReadAgain,  ReadAgain,  GiveUp),
        [CallOutcome.TooLarge] =            new(GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp),
        [CallOutcome.Unprocessable] =       new(GiveUp,      GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp,     GiveUp),
        [CallOutcome.TooManyRequests] =     new(RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter),
        [CallOutcome.Unexpected] =          new(Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold),
        [CallOutcome.ServerError] =         new(ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter),
        [CallOutcome.Unavailable] =         new(RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter),
        [CallOutcome.NotConnected] =        new(RetryAfter,  RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter),
        [CallOutcome.TlsRefused] =          new(Hold,        Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold,       Hold),
        [CallOutcome.NoAnswer] =            new(ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter),
        [CallOutcome.Unreadable] =          new(ResendAfter, RetryAfter, RetryAfter, RetryAfter, RetryAfter, ReadAgain,  ReadAgain,  RetryAfter, RetryAfter),
    };

    public static (RetryStep Step, string? Reason) RuleFor(Operation operation, CallOutcome outcome)
    {
        var row = Rows[outcome];
        var step = KindOf(operation) switch
        {
            Kind.Send => row.Send,
            Kind.List => row.List,
            Kind.Fetch => row.Fetch,
            Kind.Acknowledge => row.Acknowledge,
            Kind.Delete => row.Delete,
            Kind.Create => row.Create,
            Kind.Change => row.Change,
            Kind.Remove => row.Remove,
            _ => row.Recall,
        };
        return (step, step == Done ? null : ReasonOf(outcome));
    }

    private static string ReasonOf(CallOutcome outcome) => outcome switch
    {
        CallOutcome.BadRequest => "Digital Post refuses the request as it stands.",
        CallOutcome.Unauthorized => "Certificate, API key and system do not belong together, or the system is not active.",
        CallOutcome.Forbidden => "The system may not do this: check its rights, its allowed IP addresses and the CVR number of the certificate.",
        CallOutcome.NotFound => "There is nothing at this address: it is gone or, for a list, or a thing to send or create, the base address is wrong.",
        CallOutcome.MethodNotAllowed => "The address does not take this method: check the base address.",
        CallOutcome.Conflict => "The resource is in another state than the request expects.",
        CallOutcome.PreconditionFailed => "The resource has changed since it was read.",
        CallOutcome.TooLarge => "The request is larger than Digital Post takes.",
        CallOutcome.Unprocessable => "Digital Post cannot process the request.",
        CallOutcome.TooManyRequests => "The system has called too often.",
        CallOutcome.Unexpected => "The answer is not of Digital Post: check address, proxy and firewall.",
        CallOutcome.ServerError => "Digital Post failed.",
        CallOutcome.Unavailable => "Digital Post is not available.",
        CallOutcome.NotConnected => "There was no connection.",
        CallOutcome.TlsRefused => "One side refused the other's certificate.",
        CallOutcome.NoAnswer => "The answer did not come.",
        CallOutcome.Unreadable => "The answer could not be read.",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "The outcome has no reason in the retry table."),
    };

    /// <summary>A letter is never given up because of a setting of ours, however long it takes to put right.</summary>
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

    private sealed record Row(
        RetryStep Send,
        RetryStep List,
        RetryStep Fetch,
        RetryStep Acknowledge,
        RetryStep Delete,
        RetryStep Create,
        RetryStep Change,
        RetryStep Remove,
        RetryStep Recall);
}
