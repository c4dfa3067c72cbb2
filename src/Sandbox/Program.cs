using Postvogn.Sandbox.Commands;

return await SandboxCommand.InvokeAsync(args);
