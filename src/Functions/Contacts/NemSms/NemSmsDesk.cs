using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Contacts;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 4.5.1 to 4.5.4. Each request may be made again: who has the number already is left as he is.</summary>
internal sealed class NemSmsDesk(ContactCallers callers)
{
    private const int CprLength = 10;

    public Task<IResult> SignUpAsync(NemSmsQuestion question, CancellationToken cancellationToken) => ForAsync(
        question.Number!,
        async (caller, contact) => await caller.CallAsync(
            Operation.UpdateContact, client => client.SignUpForNemSmsAsync(contact.Id, question.MobileNumber!, cancellationToken)),
        cancellationToken);

    public Task<IResult> VerifyAsync(NemSmsQuestion question, CancellationToken cancellationToken) => ForAsync(
        question.Number!,
        async (caller, contact) =>
        {
            // A search may lag; what is fetched is as it is now.
            var fetched = await caller.CallAsync(Operation.FetchContact, client => client.FetchContactAsync(contact.Id, cancellationToken));
            if (fetched.Value is not { } now) return fetched;
            if (now.NemSmsSubscription?.Id is not { } subscription) return null;
            var verification = question.RenewPin ? NemSmsVerification.OrderPin : NemSmsVerification.By(question.Pin!);
            return await caller.CallAsync(
                Operation.VerifyNemSms, client => client.VerifyNemSmsAsync(contact.Id, subscription, verification, cancellationToken));
        },
        cancellationToken);

    private async Task<IResult> ForAsync(
        string number, Func<ContactCaller, Contact, Task<Answer<Contact>?>> call, CancellationToken cancellationToken)
    {
        using var caller = await callers.RentAsync(cancellationToken);
        if (caller is null) return Say(
            StatusCodes.Status503ServiceUnavailable,
            "No system can ask Digital Post now: none is configured (Postvogn__Contacts__System), or its certificate or key has not been " +
            "read from the vault yet.");
        var found = await FindAsync(caller, number, cancellationToken);
        if (found.Value is not { } page) return Refused(found.Outcome, found.StatusCode, found.Cause);
        if (page.Items.Count == 0) return Say(StatusCodes.Status404NotFound, "Digital Post has no contact with this number.");
        if (page.Items[0].IsClosed) return Say(StatusCodes.Status409Conflict, "The contact is closed: nobody can be written to there.");
        if (await call(caller, page.Items[0]) is not { } answer)
            return Say(StatusCodes.Status404NotFound, "The contact has no NemSMS subscription to verify. Sign it up first.");
        return answer.Value is { } contact
            ? Results.Json(Of(contact), NemSmsJson.Default.NemSmsAnswer)
            : Refused(answer.Outcome, answer.StatusCode, answer.Cause);
    }

    private static Task<Answer<SearchPage<Contact>>> FindAsync(ContactCaller caller, string number, CancellationToken cancellationToken)
    {
        var lookup = number.Length == CprLength ? new ContactLookup { CprNumbers = [number] } : new ContactLookup { CvrNumbers = [number] };
        return caller.CallAsync(Operation.LookUpContacts, client => client.LookUpContactsAsync(lookup, cancellationToken));
    }

    private static NemSmsAnswer Of(Contact contact) =>
        new(contact.ReceivesNemSms, contact.NemSmsSubscription?.ConfirmedDateTime is not null);

    // The cause is our words for the service's code; its own may hold a number.
    private static IResult Refused(CallOutcome outcome, int? status, string? cause) => outcome switch
    {
        CallOutcome.BadRequest or CallOutcome.Unprocessable => Say(
            StatusCodes.Status422UnprocessableEntity, $"Digital Post refused it. {cause ?? "The number or the PIN is not right."}"),
        CallOutcome.NotFound => Say(StatusCodes.Status404NotFound, "The contact or its subscription is gone at Digital Post."),
        CallOutcome.Conflict or CallOutcome.PreconditionFailed => Say(
            StatusCodes.Status409Conflict, "Somebody else is changing the contact. Ask again later."),
        CallOutcome.Unauthorized or CallOutcome.Forbidden or CallOutcome.Unexpected or CallOutcome.Unreadable or CallOutcome.TlsRefused =>
            Say(StatusCodes.Status502BadGateway, $"Digital Post did not do it: {outcome} (HTTP {status}). The log says more (event 1009)."),
        _ => Say(
            StatusCodes.Status503ServiceUnavailable, $"Digital Post could not do it now: {outcome}. Ask again later; it does no harm."),
    };

    private static IResult Say(int status, string words) => Results.Text(words + "\n", "text/plain; charset=utf-8", statusCode: status);
}
