using Postvogn.DigitalPost;
using Postvogn.DigitalPost.Registry;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>TI 5.3.</summary>
internal sealed class ContactPointSearch(PostvognSettings settings, RegistryQuestions registry)
{
    // Null when anything could not be asked: half an answer would call contact points gone that are there.
    public async Task<FoundContactPoints?> FindAsync(DigitalPostClient client, string system, CancellationToken cancellationToken)
    {
        var asker = new RegistryAsker(client, system);
        var organisations = new List<Guid>();
        var points = new List<ContactPoint>();
        foreach (var cvr in settings.RecipientCvrs())
        {
            if (await registry.OrganisationAsync(asker, cvr, cancellationToken) is not { } organisation) return null;
            if (await registry.ContactPointsAsync(asker, organisation, cancellationToken) is not { } its) return null;
            organisations.Add(organisation);
            points.AddRange(its);
        }

        return await WithMissingAsync(asker, organisations, points, cancellationToken);
    }

    private async Task<FoundContactPoints?> WithMissingAsync(
        RegistryAsker asker, List<Guid> organisations, List<ContactPoint> points, CancellationToken cancellationToken)
    {
        if (organisations.Count == 0) return new FoundContactPoints([], []);
        var gone = new List<Guid>();
        var listed = points.Select(point => point.Id).ToHashSet();
        foreach (var id in settings.Inbox.DestinationsByContactPoint.Keys.Select(Guid.Parse).Where(id => !listed.Contains(id)))
        {
            var answers = await registry.LookAsync(asker, organisations, id, cancellationToken);
            if (answers.FirstOrDefault(answer => answer.Succeeded) is { Value: { } hidden }) points.Add(hidden);
            else if (answers.All(answer => answer.Outcome == CallOutcome.NotFound)) gone.Add(id);
            else return null;
        }

        return new FoundContactPoints(points, gone);
    }
}
