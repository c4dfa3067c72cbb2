using Azure.Core;
using Azure.Security.KeyVault.Certificates;
using Azure.Security.KeyVault.Secrets;
using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

internal static class DigitalPostServices
{
    public static IServiceCollection AddDigitalPost(this IServiceCollection services, PostvognSettings settings)
    {
        services.AddSingleton<PushCallers>()
            .AddSingleton<PfxCertificates>().AddSingleton<VaultCertificates>().AddSingleton<ICertificateSource, ConfiguredCertificates>()
            .AddSingleton<CertificateWatch>().AddHostedService(s => s.GetRequiredService<CertificateWatch>())
            .AddSingleton<RefreshSignal>().AddSingleton<FirstReads>()
            .AddSingleton<ApiKeys>().AddSingleton<SshKeys>().AddSingleton<SystemCredentials>()
            .AddSingleton<SystemClients>().AddSingleton<SftpLinks>();
        return settings.KeyVault is { } vault ? services.AddVault(vault) : services;
    }

    private static IServiceCollection AddVault(this IServiceCollection services, KeyVaultSettings vault) => services
        .AddSingleton(vault).AddSingleton<VaultReader>().AddHostedService<VaultRefresh>()
        .AddSingleton(s => new SecretClient(vault.Uri, Credential(s), VaultReader.Calling(new SecretClientOptions())))
        .AddSingleton(s => new CertificateClient(vault.Uri, Credential(s), VaultReader.Calling(new CertificateClientOptions())));

    private static TokenCredential Credential(IServiceProvider services) => services.GetRequiredService<AzureIdentity>().Credential;
}
