using Postvogn.Functions.Settings;
using Postvogn.Functions.Vault;

namespace Postvogn.Functions.Certificates;

/// <summary>Each certificate from where the settings say that it is.</summary>
public sealed class ConfiguredCertificates(PostvognSettings settings, PfxCertificates files, VaultCertificates vault) : ICertificateSource
{
    /// <inheritdoc/>
    public Live<ClientCertificate> Get(string name) => settings.Certificates[name].Path is null ? vault.Get(name) : files.Get(name);
}
