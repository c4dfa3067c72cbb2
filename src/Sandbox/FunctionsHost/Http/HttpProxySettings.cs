namespace Postvogn.Sandbox.FunctionsHost.Http;

/// <summary>How long the proxy bears silence, and what it needs of the host.</summary>
internal sealed record HttpProxySettings(TimeSpan ActivityTimeout, HostContext Context);
