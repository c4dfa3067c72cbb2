using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 5.4.</summary>
internal sealed partial class RegistryQuestions(TimeProvider clock, ILogger<RegistryQuestions> log)
{
    public async Task<Guid?> OrganisationAsync(RegistryAsker asker, string cvr, CancellationToken cancellationToken)
    {
        var query = Query.All.Where("cvrNumber", SearchValue.Quoted(cvr));
        var answer = await AskAsync(
            asker, Operation.QueryOrganisations, client => client.QueryOrganisationsAsync(query, cancellationToken));
        if (answer.Value is not { } page) return null;
        if (page.Items.FirstOrDefault(organisation => organisation.CvrNumber == cvr) is { } found) return found.Id;
        NoOrganisation(log, cvr);
        return null;
    }

    // Hidden ones too; only visible ones where those must not be seen (TI 5.5). Null: could not be asked.
    public async Task<IReadOnlyList<ContactPoint>?> ContactPointsAsync(
        RegistryAsker asker, Guid organisation, CancellationToken cancellationToken)
    {
        var (points, end) = await WalkAsync(asker, organisation, Query.All.WithVisibility(Visibility.All), cancellationToken);
        if (end?.Outcome is CallOutcome.Forbidden or CallOutcome.BadRequest)
            (points, end) = await WalkAsync(asker, organisation, Query.All, cancellationToken);
        if (end is null) return points;
        Tell(asker, Operation.QueryOrganisationContactPoints, end);
        return null;
    }

    // Null: they are not shown to us (TI 5.2), which is an answer too. The list holds those that the caller may see, and the organisation
    // has at least the system that asks: so an empty one shows none.
    public async Task<(bool IsAnswered, IReadOnlyList<MailSystem>? Systems)> SystemsAsync(
        RegistryAsker asker, Guid organisation, CancellationToken cancellationToken)
    {
        var systems = new List<MailSystem>();
        var pages = asker.Client.EverySystemPageAsync(organisation, Query.All, cancellationToken);
        await foreach (var page in TracedCall.EachAsync(Operation.QuerySystems, pages, clock))
        {
            if (page.Outcome == CallOutcome.Forbidden) return (true, null);
            Tell(asker, Operation.QuerySystems, page);
            if (!page.Succeeded) return (false, null);
            systems.AddRange(page.Value!.Items);
        }

        return (true, systems.Count > 0 ? systems : null);
    }

    // Of each organisation that was asked; the last is the first that has it.
    public async Task<IReadOnlyList<Answer<ContactPoint>>> LookAsync(
        RegistryAsker asker, IEnumerable<Guid> organisations, Guid contactPoint, CancellationToken cancellationToken)
    {
        var answers = new List<Answer<ContactPoint>>();
        foreach (var organisation in organisations)
        {
            var answer = await AskAsync(
                asker, Operation.FetchContactPoint, client => client.FetchContactPointAsync(organisation, contactPoint, cancellationToken));
            answers.Add(answer);
            if (answer.Succeeded) break;
        }

        return answers;
    }

    // That a contact point is not there is an answer, and not logged.
    public async Task<Answer<T>> AskAsync<T>(RegistryAsker asker, Operation operation, Func<DigitalPostClient, Task<Answer<T>>> call)
    {
        var answer = await TracedCall.MakeAsync(operation, null, () => call(asker.Client));
        if (operation != Operation.FetchContactPoint || answer.Outcome != CallOutcome.NotFound) Tell(asker, operation, answer);
        return answer;
    }

    private void Tell<T>(RegistryAsker asker, Operation operation, Answer<T> answer)
    {
        if (!answer.Succeeded)
            NotAnswered(log, operation, asker.System, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
    }

    // All pages; with the answer that ended it early, if one did.
    private async Task<(List<ContactPoint> Points, Answer<SearchPage<ContactPoint>>? End)> WalkAsync(
        RegistryAsker asker, Guid organisation, Query query, CancellationToken cancellationToken)
    {
        var points = new List<ContactPoint>();
        var pages = asker.Client.EveryContactPointPageAsync(organisation, query, cancellationToken);
        await foreach (var page in TracedCall.EachAsync(Operation.QueryOrganisationContactPoints, pages, clock))
        {
            if (!page.Succeeded) return (points, page);
            points.AddRange(page.Value!.Items);
        }

        return (points, null);
    }

    [LoggerMessage(EventId = 1027, Level = LogLevel.Warning,
        Message = "Digital Post did not answer {Operation} of system {System}: {Outcome} (HTTP {Status}, traceparent {Traceparent}); a " +
            "later run tries again. {Cause}")]
    private static partial void NotAnswered(
        ILogger log, Operation operation, string system, CallOutcome outcome, int? status, string? traceparent, string? cause);

    [LoggerMessage(EventId = 1029, Level = LogLevel.Warning,
        Message = "Digital Post has no organisation with CVR number {Cvr}, so its contact points cannot be compared; correct " +
            "Postvogn__Systems__{{name}}__Cvr")]
    private static partial void NoOrganisation(ILogger log, string cvr);
}
