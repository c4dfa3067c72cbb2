using Postvogn.DigitalPost;
using Postvogn.Functions.DigitalPost;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.Contacts;

/// <summary>Fetched with our certificate, kept in memory for its life.</summary>
internal sealed class DatafordelerTokens(
    PersonNamesSettings settings, TimeProvider clock, Random random, ILogger<DatafordelerTokens> log)
{
    private const string Remedy = "Check __ClientId, and that the certificate is the one of the IT system in Datafordeler Administration.";
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly CallPipeline<LineAnswer> pipeline = DatafordelerLine.Pipeline("the sign-in", clock, random, log);
    private volatile KeptToken? last;

    internal TokenAnswer? Kept(ClientCertificate certificate) =>
        last is { } token && token.Certificate == certificate && clock.GetUtcNow() < token.Until ? new TokenAnswer(token.Value) : null;

    internal async Task<TokenAnswer> FetchAsync(DatafordelerLine line, ClientCertificate certificate, CancellationToken cancellationToken)
    {
        last = null;
        var asked = clock.GetUtcNow();
        var answer = await line.PostAsync(pipeline, settings.TokenAddress, Form, token: null, cancellationToken);
        if (answer.Status == 400) return new TokenAnswer(null, new PersonLookup(PersonOutcome.Refused, Problem:
            $"Datafordeleren: the sign-in refused us (HTTP 400). {Remedy}"));
        if (answer.Failure("the sign-in", Remedy) is { } problem) return new TokenAnswer(null, problem);
        if (Read(answer.Body!.Value) is not var (value, life)) return new TokenAnswer(
            null, new PersonLookup(PersonOutcome.NotUnderstood, Problem: "Datafordeleren: the sign-in answered without a token."));
        last = new KeptToken(certificate, value, asked + life - Margin);
        return new TokenAnswer(value);
    }

    private FormUrlEncodedContent Form() =>
        new([new("grant_type", "client_credentials"), new("client_id", settings.ClientId)]);

    private static (string Value, TimeSpan Life)? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var value = json.RootElement.GetProperty("access_token").GetString();
            var life = json.RootElement.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var whole) ? whole : 0;
            return string.IsNullOrEmpty(value) ? null : (value, TimeSpan.FromSeconds(life));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return null;
        }
    }

    private sealed record KeptToken(ClientCertificate Certificate, string Value, DateTimeOffset Until);
}
