using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

internal static class ContactServices
{
    public static IServiceCollection AddContacts(this IServiceCollection services, PostvognSettings settings)
    {
        if (settings.PersonNames is { } names)
            services.AddSingleton(names).AddSingleton<DatafordelerTokens>().AddSingleton<IPersonRegister, DatafordelerRegister>();
        return services
            .AddSingleton<KeptIndex>().AddSingleton<KeptChanges>().AddSingleton<KeptCursor>().AddSingleton<KnownContacts>()
            .AddSingleton<ContactNotes>().AddSingleton<ContactCallers>().AddSingleton<ListFetch>()
            .AddSingleton<SubscriptionUpkeep>().AddSingleton<ChangeWalk>().AddSingleton<NotedContacts>().AddSingleton<FreshLookup>()
                .AddSingleton<ArrivalChecks>()
            .AddSingleton<PullContactListHandler>().AddSingleton<PullContactChangesHandler>()
            .AddSingleton<LookUpContactsEndpoint>().AddSingleton<ReceiveContactChangeEndpoint>()
            .AddSingleton<OrganisationChanges>().AddSingleton<RegistryQuestions>().AddSingleton<ContactPointSearch>()
                .AddSingleton<ContactPointReport>()
            .AddSingleton<ContactPointSubscription>().AddSingleton<CheckContactPointsHandler>()
                .AddSingleton<ReceiveOrganisationChangeEndpoint>()
            .AddSingleton<RightsBook>().AddSingleton<RightsReport>().AddSingleton<RightsReading>().AddSingleton<RightsChecks>()
                .AddSingleton<CheckRightsHandler>()
            .AddSingleton<NemSmsDesk>().AddSingleton<NemSmsEndpoint>()
            .AddSingleton<NameLookup>().AddSingleton<LookUpPersonNameEndpoint>();
    }
}
