using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.FunctionsHost.Configuration;
using Postvogn.Sandbox.FunctionsHost.Handler;
using Postvogn.Testing;

namespace Postvogn.Sandbox.Tests.FunctionsHost.Handler;

public sealed class HandlerLaunchTests : IDisposable
{
    private readonly TestApp app = new();

    public void Dispose() => app.Dispose();

    [Fact]
    public void Prepare_AnyApp_GivesTheVariablesOfTheContractAndTheAppSettings()
    {
        app.Settings["Postvogn__X"] = "y";

        var (startInfo, address) = Prepare();

        var port = address.Port.ToString();
        address.Host.ShouldBe("127.0.0.1");
        startInfo.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"].ShouldBe(port);
        startInfo.Environment["FUNCTIONS_HTTPWORKER_PORT"].ShouldBe(port);
        Guid.TryParse(startInfo.Environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"], out _).ShouldBeTrue();
        startInfo.Environment["FUNCTIONS_HTTPWORKER_ID"].ShouldBe(startInfo.Environment["FUNCTIONS_CUSTOMHANDLER_WORKER_ID"]);
        startInfo.Environment["FUNCTIONS_APP_ROOT_PATH"].ShouldBe(app.Root);
        startInfo.Environment["Postvogn__X"].ShouldBe("y");
        startInfo.Environment["PATH"].ShouldBe(Environment.GetEnvironmentVariable("PATH"));
        startInfo.RedirectStandardInput.ShouldBeFalse();
    }

    [Fact]
    public void Prepare_FixedPort_TakesIt()
    {
        app.HostJson["customHandler"]!["port"] = 4711;

        Prepare().Address.Port.ShouldBe(4711);
    }

    [Fact]
    public void Prepare_FileWithoutTheExecutableBit_SetsIt()
    {
        if (OperatingSystem.IsWindows()) return;
        var path = Path.Combine(app.Root, "run.sh");
        File.WriteAllText(path, "#!/bin/sh");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        app.HostJson["customHandler"]!["description"]!["defaultExecutablePath"] = "run.sh";

        Prepare().StartInfo.FileName.ShouldBe(path);

        File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute).ShouldBeTrue();
    }

    private (System.Diagnostics.ProcessStartInfo StartInfo, Uri Address) Prepare()
    {
        var options = app.Options();
        return new HandlerLaunch(AppReader.Read(options).Host.Handler, options, TestContext.With(new FakeClock())).Prepare();
    }
}
