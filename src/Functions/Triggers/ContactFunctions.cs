using Postvogn.Functions.Contacts;

namespace Postvogn.Functions.Triggers;

/// <summary>Pushed changes come with Digital Post's certificate; questions of other systems with a function key.</summary>
internal sealed class ContactFunctions(
    LookUpContactsEndpoint lookUpContacts,
    LookUpPersonNameEndpoint lookUpPersonName,
    NemSmsEndpoint nemSms,
    ReceiveContactChangeEndpoint receiveContactChange,
    ReceiveOrganisationChangeEndpoint receiveOrganisationChange,
    PullContactListHandler pullContactList,
    PullContactChangesHandler pullContactChanges,
    CheckContactPointsHandler checkContactPoints,
    CheckRightsHandler checkRights)
{
    [Function("LookUpContacts")]
    public Task<IResult> LookUpContacts(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "contacts/lookup")] HttpRequest request) =>
        lookUpContacts.HandleAsync(request);

    [Function("LookUpPersonName")]
    public Task<IResult> LookUpPersonName([HttpTrigger(AuthorizationLevel.Function, "post", Route = "person-names")] HttpRequest request) =>
        lookUpPersonName.HandleAsync(request);

    [Function("SignUpForNemSms")]
    public Task<IResult> SignUpForNemSms(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "nemsms/sign-ups")] HttpRequest request) => nemSms.SignUpAsync(request);

    [Function("VerifyNemSms")]
    public Task<IResult> VerifyNemSms(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "nemsms/verifications")] HttpRequest request) =>
        nemSms.VerifyAsync(request);

    [Function("ReceiveContactChange")]
    public Task<IResult> ReceiveContactChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "contact-changes")] HttpRequest request) =>
        receiveContactChange.HandleAsync(request);

    [Function("ReceiveOrganisationChange")]
    public Task<IResult> ReceiveOrganisationChange(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "organisation-changes")] HttpRequest request) =>
        receiveOrganisationChange.HandleAsync(request);

    [Function("PullContactList")]
    public Task PullContactList([TimerTrigger("%PullContactListSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullContactList.RunAsync(cancellationToken);

    [Function("PullContactChanges")]
    public Task PullContactChanges([TimerTrigger("%PullContactChangesSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        pullContactChanges.RunAsync(cancellationToken);

    [Function("CheckContactPoints")]
    public async Task CheckContactPoints(
        [TimerTrigger("%CheckContactPointsSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        await checkContactPoints.RunAsync(cancellationToken);
        await checkRights.RunAsync(cancellationToken);
    }
}
