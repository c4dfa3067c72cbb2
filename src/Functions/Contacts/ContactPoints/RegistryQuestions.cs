using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.DigitalPost;

namespace Postvogn.Functions.Contacts;

/// <summary>The questions to the system registry (TI 5.4). What could not be asked is logged.</summary>
internal sealed partial class RegistryQuestions(TimeProvider clock, ILogger<RegistryQuestions> log)
{
    /// <summary>The id of an organisation.</summary>
    /// <returns>The id; null when there is none or it could not be asked for.</returns>
    public async Task<Guid?> OrganisationAsync(RegistryAsker asker, string cvr, CancellationToken cancellationToken)
    {
        var query = Query.All.Where("cvrNumber", SearchValue.Quoted(cvr));
        var answer = await TracedCall.MakeAsync(
            Operation.QueryOrganisations, null, () => asker.Client.QueryOrganisationsAsync(query, cancellationToken));
        if (!Told(asker, Operation.QueryOrganisations, answer)) return null;
        if (answer.Value!.Items.FirstOrDefault(organisation => organisation.CvrNumber == cvr) is { } found) return found.Id;
        NoOrganisation(log, cvr);
        return null;
    }

    /// <summary>
    /// The contact points of an organisation, hidden ones too; only the visible ones where those must not be seen (TI 5.5).
    /// </summary>
    /// <returns>All of them; null when they could not be asked for.</returns>
    public async Task<IReadOnlyList<ContactPoint>?> ContactPointsAsync(
        RegistryAsker asker, Guid organisation, CancellationToken cancellationToken)
    {
        var (points, end) = await WalkAsync(asker, organisation, Query.All.WithVisibility(Visibility.All), cancellationToken);
        if (end?.Outcome is CallOutcome.Forbidden or CallOutcome.BadRequest)
            (points, end) = await WalkAsync(asker, organisation, Query.All, cancellationToken);
        return end is null || Told(asker, Operation.QueryOrganisationContactPoints, end) ? points : null;
    }

    /// <summary>Looks for one contact point by its id.</summary>
    /// <returns>The answer of each organisation that was asked; the last is the first that has it.</returns>
    public async Task<IReadOnlyList<Answer<ContactPoint>>> LookAsync(
        RegistryAsker asker, IEnumerable<Guid> organisations, Guid contactPoint, CancellationToken cancellationToken)
    {
        var answers = new List<Answer<ContactPoint>>();
        foreach (var organisation in organisations)
        {
            var answer = await TracedCall.MakeAsync(
                Operation.FetchContactPoint,
                null,
                () => asker.Client.FetchContactPointAsync(organisation, contactPoint, cancellationToken));
            if (answer.Outcome != CallOutcome.NotFound) Told(asker, Operation.FetchContactPoint, answer);
            answers.Add(answer);
            if (answer.Succeeded) break;
        }

        return answers;
    }

    /// <summary>Whether it was answered; if not, that is logged.</summary>
    public bool Told<T>(RegistryAsker asker, Operation operation, Answer<T> answer)
    {
        if (!answer.Succeeded)
            NotAnswered(log, operation, asker.System, answer.Outcome, answer.StatusCode, answer.TraceParent, answer.Cause);
        return answer.Succeeded;
    }

    /// <summary>All pages; with the answer that ended it early, if one did.</summary>
    private async Task<(List<ContactPoint> Points, Answer<SearchPage<ContactPoint>>? End)> WalkAsync(
        RegistryAsker asker, Guid organisation, Query query, CancellationToken cancellationToken)
    {
        var points = new List<ContactPoint>();
        await foreach (var page in TracedCall.EachAsync(Operation.QueryOrganisationContactPoints, asker.Client.EveryContactPointPageAsync(organisation, query, cancellationToken), clock))
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
