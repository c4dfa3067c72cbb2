using Postvogn.Sandbox.Tests.FunctionsHost;

namespace Postvogn.Sandbox.Tests.CoreTools;

public sealed class When_Core_Tools_are_stopped : IAsyncLifetime
{
    private FuncBed bed = null!;

    public async Task InitializeAsync() => bed = await FuncBed.MakeAsync();

    public async Task DisposeAsync() => await bed.DisposeAsync();

    [FactIfScripted]
    public async Task Should_interrupt_them_and_leave_no_process()
    {
        var host = await bed.StartAsync();
        bed.IsAnythingLeft.ShouldBeTrue();

        await host.DisposeAsync();

        bed.Count("interrupted").ShouldBe(1);
        await TestApp.UntilAsync(() => !bed.IsAnythingLeft);
    }

    [FactIfScripted]
    public async Task Should_kill_them_when_they_do_not_obey()
    {
        bed.Settings["SCRIPT_STUBBORN"] = "1";
        var host = await bed.StartAsync();

        await host.DisposeAsync();

        bed.Count("interrupted").ShouldBe(1);
        await TestApp.UntilAsync(() => !bed.IsAnythingLeft);
    }

    [FactIfScripted]
    public async Task Should_end_them_when_whoever_started_them_is_gone()
    {
        using var program = bed.StartProgram();
        await TestApp.UntilAsync(() => bed.Count("worker") == 1);

        // The system closes the pipe when its other end dies, as here.
        program.StandardInput.Close();
        await program.WaitForExitAsync();

        await TestApp.UntilAsync(() => !bed.IsAnythingLeft);
    }
}
