using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Postvogn.ScriptedHandler;

if (StartScript.Run() is { } exitCode) return exitCode;
var port = Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT");
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.Services.AddSingleton<IHostLifetime, AbruptLifetime>();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
var app = builder.Build();
app.MapGet("/", () => Results.NotFound());
app.Map("/api/{**path}", HttpEcho.AnswerAsync);
app.Map("/{function}", TriggerScript.AnswerAsync);
await app.RunAsync();
return 0;
