using Postvogn.Sandbox.Commands;

Console.SetOut(new GuardedOutput(Console.Out));
return await SandboxCommand.InvokeAsync(args);
