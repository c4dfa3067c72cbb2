using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

/// <summary>Each certificate from where the settings say that it is.</summary>
internal sealed class ConfiguredCertificates(PostvognSettings settings, PfxCertificates files, VaultCertificates vault) : ICertificateSource
{
    /// <inheritdoc/>
    public Live<ClientCertificate> Get(string name) => settings.Certificates[name].Path is null ? vault.Get(name) : files.Get(name);
}
