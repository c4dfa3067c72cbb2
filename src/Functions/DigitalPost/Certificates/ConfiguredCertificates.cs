using Postvogn.Functions.Settings;

namespace Postvogn.Functions.DigitalPost;

internal sealed class ConfiguredCertificates(PostvognSettings settings, PfxCertificates files, VaultCertificates vault) : ICertificateSource
{
    public Live<ClientCertificate> Get(string name) => settings.Certificates[name].Path is null ? vault.Get(name) : files.Get(name);
}
