using Microsoft.Azure.Functions.Worker.Builder;
using Postvogn.Functions;
using Postvogn.Functions.Settings;

var builder = FunctionsApplication.CreateBuilder(args);
var (settings, errors) = SettingsReader.Read(builder.Configuration);
if (settings is null)
{
    // The host tries three times, then ends; these lines stand in its log.
    foreach (var error in errors) await Console.Error.WriteLineAsync($"Configuration error: {error}");
    return ExitCodes.BadConfiguration;
}

builder.AddPostvogn(settings);
await builder.Build().RunAsync();

// The host ends us on purpose, or kills us. A worker that ends by itself with exit code 0 would not be started again.
return ExitCodes.EndedByItself;
