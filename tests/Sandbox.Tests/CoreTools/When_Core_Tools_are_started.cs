using System.Diagnostics;
using System.Text.Json;
using Postvogn.Sandbox.FunctionsHost;
using Postvogn.Sandbox.Processes;
using Postvogn.Sandbox.Tests.FunctionsHost;

namespace Postvogn.Sandbox.Tests.CoreTools;

public sealed class When_Core_Tools_are_started : IAsyncLifetime
{
    private FuncBed bed = null!;

    public async Task InitializeAsync() => bed = await FuncBed.MakeAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [FactIfScripted]
    public async Task Should_start_them_in_the_built_folder_with_the_port_and_no_build()
    {
        await using var host = await bed.StartAsync();

        var start = bed.Record[0];
        start.GetProperty("args").EnumerateArray().Select(argument => argument.GetString())
            .ShouldBe(["start", "--no-build", "--port", $"{bed.Port}"]);
        start.GetProperty("folder").GetString().ShouldBe(bed.App);
    }

    [FactIfScripted]
    public async Task Should_set_the_app_settings_and_what_the_host_needs()
    {
        bed.Settings["SWEEP"] = "*/2 * * * * *";

        await using var host = await bed.StartAsync();

        var environment = bed.Record[0].GetProperty("env");
        environment.GetProperty("FUNCTIONS_WORKER_RUNTIME").GetString().ShouldBe("dotnet-isolated");
        environment.GetProperty("AzureWebJobsStorage").GetString().ShouldBe(bed.Settings["HintQueues"]);
        environment.GetProperty("HintQueues").GetString().ShouldBe(bed.Settings["HintQueues"]);
        environment.GetProperty("AzureWebJobsSecretStorageType").GetString().ShouldBe("files");
        environment.GetProperty("SWEEP").GetString().ShouldBe("*/2 * * * * *");
    }

    [FactIfScripted]
    public async Task Should_give_the_host_the_keys_that_callers_have()
    {
        await using var host = await bed.StartAsync();

        using var keys = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(bed.Keys, "host.json")));
        var function = keys.RootElement.GetProperty("functionKeys").EnumerateArray().Single();
        function.GetProperty("value").GetString().ShouldBe(host.FunctionKey);
        function.GetProperty("encrypted").GetBoolean().ShouldBeFalse();
        keys.RootElement.GetProperty("masterKey").GetProperty("value").GetString().ShouldBe("master-key");
    }

    [FactIfScripted]
    public async Task Should_log_what_they_say_without_its_colours()
    {
        await using var host = await bed.StartAsync();

        await bed.Log.WaitForAsync("[2026-11-30T08:00:00.000Z] Host lock lease acquired by instance ID '0'.");
        bed.Log.Has("Core Tools Version:       4.0.9999 (64-bit)").ShouldBeTrue();
    }

    [FactIfScripted]
    public async Task Should_say_their_last_words_when_they_end_at_the_start()
    {
        bed.Settings["SCRIPT_END"] = "0";

        var fault = await Should.ThrowAsync<FunctionsHostException>(() => bed.StartAsync());

        fault.Message.ShouldContain("ended at the start of the app (exit code 0)");
        fault.Message.ShouldContain("Postvogn__Organisation__System is missing.");
        await TestApp.UntilAsync(() => !bed.IsAnythingLeft);
    }

    [FactIfScripted]
    public async Task Should_notice_their_end_while_something_else_holds_their_output()
    {
        bed.Settings["SCRIPT_HEIR"] = "3";

        var fault = await Should.ThrowAsync<FunctionsHostException>(() => bed.StartAsync());
        using var heir = Process.GetProcessById(bed.Record[^1].GetProperty("heir").GetInt32());
        heir.Kill();

        fault.Message.ShouldContain("ended at the start of the app (exit code 3)");
    }

    [FactIfScripted]
    public async Task Should_survive_a_line_that_is_long_and_odd()
    {
        bed.Settings["SCRIPT_SAY"] = "Executing 'a' ( ";

        await using var host = await bed.StartAsync();

        await host.WaitUntilIdleAsync(CancellationToken.None);
    }

    [FactIfScripted]
    public async Task Should_give_the_keys_to_nobody_else()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(bed.Keys);
        var file = Path.Combine(bed.Keys, "host.json");
        await File.WriteAllTextAsync(file, "{}");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        await using var host = await bed.StartAsync();

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void Should_not_hand_the_developers_own_telemetry_on()
    {
        var start = new ProcessStartInfo("func");
        start.Environment["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=theirs";
        start.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://theirs";
        start.Environment["THEIRS"] = "stays";

        AppEnvironment.Set(start, new Dictionary<string, string> { ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=ours" });

        start.Environment["APPLICATIONINSIGHTS_CONNECTION_STRING"].ShouldBe("InstrumentationKey=ours");
        start.Environment.ContainsKey("OTEL_EXPORTER_OTLP_ENDPOINT").ShouldBeFalse();
        start.Environment["THEIRS"].ShouldBe("stays");
    }

    [FactIfScripted]
    public async Task Should_wait_on_while_the_status_has_another_shape()
    {
        bed.Settings["SCRIPT_STATUS"] = """[[], "x", { "state": 5 }, { "state": "\ud800" }, 7]""";

        await using var host = await bed.StartAsync();

        host.FunctionKey.ShouldBe("function-key");
    }

    [FactIfScripted]
    public async Task Should_give_up_with_the_hosts_state_when_it_never_runs()
    {
        bed.Settings["SCRIPT_STATE"] = "Error";
        var clock = new FakeClock();
        var starting = bed.StartAsync(bed.Options with { Clock = clock, StartLimit = TimeSpan.FromMinutes(1) });
        await bed.Log.WaitForAsync("[2026-11-30T08:00:00.000Z] Host lock lease acquired by instance ID '0'.");
        while (!starting.IsCompleted)
        {
            if (clock.WaitingTimers > 1) clock.Advance(TimeSpan.FromMilliseconds(200));
            await Task.Yield();
        }

        var fault = await Should.ThrowAsync<FunctionsHostException>(() => starting);
        fault.Message.ShouldContain("does not run under Core Tools 60 s after their start (the host's state: Error)");
        await TestApp.UntilAsync(() => !bed.IsAnythingLeft);
    }

    [FactIfScripted]
    public async Task Should_say_so_when_there_is_no_such_program()
    {
        bed.Program = "/no/such/func";

        var fault = await Should.ThrowAsync<FunctionsHostException>(() => bed.StartAsync());

        fault.Message.ShouldContain("/no/such/func ENOENT");
    }
}
