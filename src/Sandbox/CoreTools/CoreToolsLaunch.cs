using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Http;
using Postvogn.Sandbox.Processes;

namespace Postvogn.Sandbox.CoreTools;

internal sealed class CoreToolsLaunch(CoreToolsPrograms programs, int port, string keysFolder)
{
    /// <summary>Then it is killed; the host gives functions ten seconds.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    public Uri Address { get; } = new($"http://127.0.0.1:{port}/");

    /// <summary>Core Tools let every call in; a host that asks for keys is given these.</summary>
    public ProcessStartInfo Prepare(FunctionsHostOptions options, FunctionKeys keys)
    {
        WriteKeys(keys);
        string[] arguments = ["start", "--no-build", "--port", port.ToString(CultureInfo.InvariantCulture)];
        string[] all = ["-e", OtherProgram.Script("func.js"), "--", Milliseconds(Grace), programs.Func, .. arguments];
        var start = OtherProgram.Prepare(programs.Node, all, Path.GetFullPath(options.AppRoot));
        AppEnvironment.Set(start, SettingsOf(options.AppSettings, keysFolder));
        return start;
    }

    private static Dictionary<string, string> SettingsOf(IReadOnlyDictionary<string, string> app, string keysFolder) =>
        new(LocalSettings.Of(app), StringComparer.Ordinal)
        {
            ["FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT"] = "1",
            ["AzureWebJobsSecretStorageType"] = "files",
            ["FUNCTIONS_SECRETS_PATH"] = keysFolder,

            // The lines that tell when a function begins and ends.
            ["AzureFunctionsJobHost__logging__logLevel__Function"] = "Information",
            ["AzureFunctionsJobHost__logging__console__isEnabled"] = "true",
        };

    // As the host itself keeps keys in files (one for all functions); what is not encrypted it takes as it is.
    private void WriteKeys(FunctionKeys keys)
    {
        static object Key(string name, string value) => new { name, value, encrypted = false };
        Directory.CreateDirectory(keysFolder);
        PrivateFile.Write(Path.Combine(keysFolder, "host.json"), JsonSerializer.Serialize(new
        {
            masterKey = Key("master", keys.MasterKey),
            functionKeys = new[] { Key("default", keys.FunctionKey) },
            systemKeys = Array.Empty<object>(),
        }));
    }

    private static string Milliseconds(TimeSpan time) => ((long)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
