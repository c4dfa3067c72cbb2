using System.Diagnostics;
using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;
using Postvogn.Functions.Telemetry;

namespace Postvogn.Functions.Contacts;

/// <summary>CPR by GraphQL (docs/adr/0022).</summary>
internal sealed class DatafordelerRegister(
    PersonNamesSettings settings, ICertificateSource certificates, DatafordelerTokens tokens, RefreshSignal refresh, TimeProvider clock,
    Random random, ILogger<DatafordelerRegister> log) : IPersonRegister
{
    private readonly CallPipeline<LineAnswer> pipeline = DatafordelerLine.Pipeline("the register of persons", clock, random, log);

    public async Task<PersonLookup> FindAsync(string cpr, CancellationToken cancellationToken)
    {
        // Named without the question; a URL, header or body is never told of.
        using var span = Signals.Spans.StartActivity("LookUpPersonName", ActivityKind.Client);
        span?.SetTag(SpanTags.Target, "Datafordeler");
        var lookup = await AskAsync(cpr, cancellationToken);
        span?.SetTag(SpanTags.Outcome, lookup.Outcome.ToString()).SetStatus(
            lookup.Problem is null ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        if (lookup.Outcome == PersonOutcome.Refused) refresh.Ask();
        return lookup;
    }

    private async Task<PersonLookup> AskAsync(string cpr, CancellationToken cancellationToken)
    {
        if (certificates.Get(settings.Certificate).Current is not { } certificate)
        {
            refresh.Ask();
            return new PersonLookup(PersonOutcome.Unavailable, Problem:
                "The certificate has not been read from the vault yet (event 914 says why).");
        }

        using var line = new DatafordelerLine(settings, certificate);
        var (token, isNew) = tokens.Kept(certificate) is { } kept
            ? (kept, false)
            : (await tokens.FetchAsync(line, certificate, cancellationToken), true);
        if (token.Value is null) return token.Problem!;
        var answer = await QueryAsync(line, token.Value, cpr, cancellationToken);
        if (answer.Status != 401 || isNew) return Read(answer, cpr);

        // A token that was kept may have been withdrawn.
        var fresh = await tokens.FetchAsync(line, certificate, cancellationToken);
        return fresh.Value is null ? fresh.Problem! : Read(await QueryAsync(line, fresh.Value, cpr, cancellationToken), cpr);
    }

    private Task<LineAnswer> QueryAsync(DatafordelerLine line, string token, string cpr, CancellationToken cancellationToken) =>
        line.PostAsync(pipeline, settings.Address, () => PersonQuery.For(cpr), token, cancellationToken);

    private static PersonLookup Read(LineAnswer answer, string cpr) =>
        answer.Failure("the service",
            "Check that CPR has given permission for CustomPublicSectorPerson, and that our outgoing address (IPv4) is on the allowlist " +
            "of the IT system.") ?? PersonAnswer.Read(answer.Body!.Value, cpr);
}
