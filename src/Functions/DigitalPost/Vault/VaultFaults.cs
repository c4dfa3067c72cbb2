using System.Text.Json;
using Azure;
using Azure.Identity;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Says in words why a vault gave no secret, and what to do; goes on after the secret's name.</summary>
internal static class VaultFaults
{
    public const string Disabled = "is disabled. Enable its newest version, or import a new one.";

    private const int LongestQuote = 400;

    private const string Network =
        "Check the vault's private endpoint, that the zone privatelink.vaultcore.azure.net is linked to the app's virtual network, and "
        + "that the app is in that network.";

    private const string NoAnswer = "cannot be read: the vault did not answer in time. " + Network;

    private const string Role =
        "cannot be read: the app's identity may not read certificates and secrets of this vault (403). Give it the role 'Key Vault "
        + "Certificate User' on the vault; a new role can take ten minutes to work.";

    public static string Explain(Exception fault, Uri vault) => fault switch
    {
        AggregateException { InnerExceptions: [.., var last] } => Explain(last, vault),
        AuthenticationFailedException =>
            "cannot be read: the app got no token. Check that the user-assigned identity is assigned to the app and that "
            + "Postvogn__Identity__ClientId is its client id.",
        RequestFailedException { Status: > 0 } answer => OfAnswer(answer),
        RequestFailedException or HttpRequestException => OfConnection(fault, vault),
        OperationCanceledException => NoAnswer,
        InvalidOperationException or JsonException =>
            $"cannot be read: what answers at {vault.Host} is not a key vault. Check Postvogn__KeyVault__Uri and what the name leads to.",
        _ => $"cannot be read: {fault.GetType().Name}. Look for the vault's state in the portal; it is tried again.",
    };

    private static string OfAnswer(RequestFailedException answer)
    {
        var (inner, said) = Body(answer);
        return (answer.Status, inner) switch
        {
            (401, _) => "cannot be read: the vault does not accept the identity's token (401). Check that vault and identity belong to the "
                + "same tenant." + said,
            (403, "SecretDisabled") => Disabled,
            (403, "ForbiddenByFirewall" or "ForbiddenByConnection") =>
                "cannot be read: the vault's firewall keeps the app out (403). " + Network + said,
            (403, _) => Role + said,
            (404, _) => "is not in this vault (404). Check the name and the vault, and that a certificate is kept as one and not as a "
                + "secret; a deleted one can be recovered (az keyvault secret recover, az keyvault certificate recover)." + said,
            (429, _) => "cannot be read: the vault is asked too often (429). Something else calls it very often; it is tried again.",
            ( >= 500, _) => $"cannot be read: the vault failed (HTTP {answer.Status}). It is tried again.",
            _ => $"cannot be read: an answer that a key vault does not give (HTTP {answer.Status}). Check Postvogn__KeyVault__Uri and "
                + "what the name leads to.",
        };
    }

    private static string OfConnection(Exception fault, Uri vault) => (fault as HttpRequestException
        ?? fault.InnerException as HttpRequestException)?.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError =>
            $"cannot be read: the name {vault.Host} was not found. Check Postvogn__KeyVault__Uri. {Network}",
        HttpRequestError.SecureConnectionError =>
            $"cannot be read: the certificate of {vault.Host} is not trusted, or something stands in between. Check the network's "
            + "proxy and firewall.",
        _ => $"cannot be read: no connection to {vault.Host}. {Network}",
    };

    // The vault's own code and words: {"error":{"code","message","innererror":{"code"}}}. They name caller and action, and never a secret's
    // value.
    private static (string? Inner, string Said) Body(RequestFailedException answer)
    {
        try
        {
            using var body = JsonDocument.Parse(answer.GetRawResponse()!.Content);
            var error = body.RootElement.GetProperty("error");
            var inner = error.TryGetProperty("innererror", out var found) ? found.GetProperty("code").GetString() : null;
            return (inner, Quote(error.GetProperty("message").GetString() ?? ""));
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, "");
        }
    }

    private static string Quote(string message)
    {
        var line = message.ReplaceLineEndings(" ");
        return $" It said: {(line.Length > LongestQuote ? line[..LongestQuote] : line)}";
    }
}
