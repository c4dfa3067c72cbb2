using Postvogn.Functions;
using Postvogn.Functions.Settings;

var builder = WebApplication.CreateSlimBuilder(args);
var (settings, errors) = SettingsReader.Read(builder.Configuration);
if (settings is null)
{
    foreach (var error in errors) await Console.Error.WriteLineAsync($"Configuration error: {error}");
    return ExitCodes.BadConfiguration;
}

builder.AddPostvogn(settings);
var app = builder.Build();
app.MapPostvogn();
await app.RunAsync();

// The host never asks us to end; it kills. So to get here is an error, and exit code 0 would not be restarted (docs/adr/0001).
return ExitCodes.EndedByItself;
