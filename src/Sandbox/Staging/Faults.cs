using Azure;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Configuration;

namespace Postvogn.Sandbox.Staging;

internal static class Faults
{
    private const int NoSpaceLeftUnix = 28;
    private const int DiskFullWindows = unchecked((int)0x80070070);

    /// <summary>Null for a bug, which is best seen whole.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        SandboxException known => known.Message,
        FunctionsHostConfigurationException wrong => $"The function app's files cannot be run:{Environment.NewLine}{wrong.Message}",
        FunctionsHostException host => host.Message,
        RequestFailedException or AggregateException { InnerException: RequestFailedException } =>
            $"Azurite does not answer as it should: {fault.Message} Run it again; if it stays so, use --store folder.",
        IOException { HResult: NoSpaceLeftUnix or DiskFullWindows } full =>
            $"The disk is full: {full.Message} Free some space, or choose a folder on another disk with --data.",
        DirectoryNotFoundException missing => $"{missing.Message} Make the folder, or name one that is there.",
        UnauthorizedAccessException or IOException => $"{fault.Message} Choose a folder that you may write to, with --data.",
        _ => null,
    };
}
