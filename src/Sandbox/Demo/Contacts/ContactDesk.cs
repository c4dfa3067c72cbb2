namespace Postvogn.Sandbox.Demo.Contacts;

internal sealed class ContactDesk(HttpClient app, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks until there is an answer: an app that has no list yet or that is being killed gives none.</summary>
    public async Task<IReadOnlyList<ContactAnswer>> AskAsync(IReadOnlyList<string> numbers, bool fresh, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await TryAskAsync(numbers, fresh, cancellationToken) is { } answers)
                return answers;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<ContactAnswer>?> TryAskAsync(
        IReadOnlyList<string> numbers, bool fresh, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await app.PostAsJsonAsync("api/contacts/lookup", new { numbers, fresh }, cancellationToken);
            if (response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError)
                throw new SandboxException($"The app refuses to look contacts up (HTTP {(int)response.StatusCode}).");
            return response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync<Answer>(cancellationToken))?.Contacts : null;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return null;
        }
    }

    private sealed record Answer(IReadOnlyList<ContactAnswer> Contacts);
}

internal sealed record ContactAnswer(string Number, bool DigitalPost, bool NemSms)
{
    public override string ToString() => $"Digital Post {DigitalPost}, NemSMS {NemSms}";
}
