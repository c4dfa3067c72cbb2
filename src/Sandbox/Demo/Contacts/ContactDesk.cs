using System.Net;
using System.Net.Http.Json;
using Postvogn.Sandbox.Staging;

namespace Postvogn.Sandbox.Demo.Contacts;

/// <summary>Asks the app who can be reached, as a system of the municipality does.</summary>
/// <param name="app">A client of the app, with its function key.</param>
/// <param name="clock">The clock.</param>
internal sealed class ContactDesk(HttpClient app, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Asks until there is an answer: an app that has no list yet, that is being killed or that must wait gives none.</summary>
    /// <param name="numbers">Whom it is about.</param>
    /// <param name="fresh">Whether Digital Post itself is to be asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One answer for each number, in their order.</returns>
    /// <exception cref="SandboxException">The app refuses the question.</exception>
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

/// <summary>What the app says of somebody.</summary>
/// <param name="Number">Who it is.</param>
/// <param name="DigitalPost">Whether Digital Post reaches them.</param>
/// <param name="NemSms">Whether NemSMS reaches them.</param>
internal sealed record ContactAnswer(string Number, bool DigitalPost, bool NemSms)
{
    /// <summary>How, not who.</summary>
    /// <returns>What reaches them.</returns>
    public override string ToString() => $"Digital Post {DigitalPost}, NemSMS {NemSms}";
}
