using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Postvogn.Infra.Tests.App;

namespace Postvogn.Infra.Tests.Scripts;

/// <summary>
/// What our scripts meet when they deploy: a program `az` on the PATH that keeps each call in a file, and the front end of the app, which
/// refuses the caller until a rule lets it in.
/// </summary>
public sealed class StandInAzure : IAsyncDisposable
{
    /// <summary>The address that the front end sees.</summary>
    public const string Caller = "192.0.2.7";

    private readonly string folder = Directory.CreateTempSubdirectory("postvogn-az").FullName;
    private readonly WebApplication site;

    private StandInAzure(WebApplication site) => this.site = site;

    /// <summary>Whether the front end lets everybody in.</summary>
    public bool Open { get; set; }

    /// <summary>What the app answers to GET /api/health once the caller is let in and a package is there.</summary>
    public int Health { get; set; } = 200;

    /// <summary>The functions that Azure lists.</summary>
    public string[] Functions { get; set; } = ["AcceptDrop", "Health"];

    /// <summary>What `az deployment sub create` answers.</summary>
    public string Outputs { get; set; } = "{}";

    /// <summary>What `az deployment sub create` fails with, one try after the other, before it answers.</summary>
    public string[] Failures { get; set; } = [];

    /// <summary>The assignments of roles in the resource group, as Azure's resource manager lists them, page by page.</summary>
    public string[] Assignments { get; set; } = ["""{"value": []}"""];

    /// <summary>Whether a script may put the pinned Bicep compiler on the PATH, which takes some seconds.</summary>
    public bool PinsCompiler { get; set; }

    /// <summary>At the last call of `az`: whether it was to take the Bicep compiler of the PATH, and which that was.</summary>
    public string Compiler => File.ReadAllText(At("compiler")).Trim();

    /// <summary>The locks of a resource, as Azure's resource manager lists them.</summary>
    public string Locks { get; set; } = """{"value": []}""";

    /// <summary>Part of the address of what Azure does not delete.</summary>
    public string Undeletable { get; set; } = "";

    /// <summary>Part of the address of what is gone when it is to be deleted.</summary>
    public string Gone { get; set; } = "";

    /// <summary>Whether somebody ends the script while it makes something.</summary>
    public bool Interrupted { get; set; }

    /// <summary>The app's configuration, as Azure's resource manager has it.</summary>
    public string Config => File.ReadAllText(At("config"));

    /// <summary>The calls of `az`, one a line, without the options that every call has.</summary>
    public IReadOnlyList<string> Calls => File.Exists(At("calls")) ? File.ReadAllLines(At("calls")) : [];

    public static async Task<StandInAzure> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var site = builder.Build();
        var azure = new StandInAzure(site);
        await File.WriteAllTextAsync(azure.At("config"), Shut);
        site.MapGet("/api/health", azure.Answer);
        await site.StartAsync();
        return azure;
    }

    /// <summary>A package with these functions.</summary>
    public string Package(params string[] functions)
    {
        using var zip = ZipFile.Open(At("package.zip"), ZipArchiveMode.Create);
        using var metadata = zip.CreateEntry("functions.metadata").Open();
        JsonSerializer.Serialize(metadata, functions.Select(name => new { name }));
        return At("package.zip");
    }

    /// <summary>Runs a script of eng; gives its exit code and what it said.</summary>
    public async Task<(int Code, string Out, string Error)> RunAsync(string script, params string[] arguments)
    {
        await File.WriteAllTextAsync(At("functions"), string.Join('\n', Functions.Select(name => $"app/{name}")) + "\n");
        await File.WriteAllTextAsync(At("outputs"), Outputs);
        await File.WriteAllTextAsync(At("locks"), Locks);
        await File.WriteAllTextAsync(At("undeletable"), Undeletable);
        await File.WriteAllTextAsync(At("gone"), Gone);
        if (Interrupted) await File.WriteAllTextAsync(At("interrupted"), "");
        for (var i = 0; i < Assignments.Length; i++)
            await File.WriteAllTextAsync(At($"assignments-page={i + 1}"), Assignments[i]);
        for (var i = 0; i < Failures.Length; i++)
            await File.WriteAllTextAsync(At($"failure-{i}"), Failures[i]);
        await File.WriteAllTextAsync(At("az"), Az);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At("az"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo("bash", [Checkout.PathOf(script), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["STAND_IN"] = folder;
        start.Environment["SITE"] = site.Urls.Single();
        start.Environment["TRIES"] = "3";
        start.Environment["PAUSE"] = "0";
        if (!PinsCompiler) start.Environment["AZURE_BICEP_USE_BINARY_FROM_PATH"] = "false";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private string At(string name) => Path.Combine(folder, name);

    private IResult Answer(HttpContext context)
    {
        if (!Open && !Config.Contains(Caller, StringComparison.Ordinal))
        {
            context.Response.Headers["x-ms-forbidden-ip"] = Caller;
            return Results.StatusCode(403);
        }
        return Results.StatusCode(File.Exists(At("deployed")) ? Health : 503);
    }

    // As Azure gives it: the rules of the template, and last the one that refuses the rest.
    private const string Shut = """
        {"properties": {"ftpsState": "FtpsOnly",
          "ipSecurityRestrictions": [
            {"name": "office", "priority": 100, "action": "Allow"},
            {"name": "Deny all", "priority": 2147483647, "action": "Deny"}
          ],
          "scmIpSecurityRestrictions": [{"name": "Deny all", "priority": 2147483647, "action": "Deny"}]}}
        """;

    // Keeps the call; keeps the app's configuration, which lets the caller in or not; answers what the scripts read.
    private const string Az = """
        #!/usr/bin/env bash
        words=()
        for word in "$@"; do
          case $word in --only-show-errors | --output | none) ;; *) words+=("$word") ;; esac
        done
        call="${words[*]}"
        echo "$call" | sed -E 's/ --resource-group [^ ]+ --name [^ ]+//; s/deployment-[0-9]+/RULE/g' >> "$STAND_IN/calls"
        echo "${AZURE_BICEP_USE_BINARY_FROM_PATH:-} $(command -v bicep)" > "$STAND_IN/compiler"
        case $call in
          'rest --method get'*page=*) page=${call##*page=}; cat "$STAND_IN/assignments-page=${page%% *}" ;;
          'rest --method get'*/roleAssignments*) cat "$STAND_IN/assignments-page=1" ;;
          'rest --method get'*/locks*) cat "$STAND_IN/locks" ;;
          'rest --method put'*) [ ! -e "$STAND_IN/interrupted" ] || kill -TERM "$PPID" ;;
          'rest --method delete'*)
            gone=$(cat "$STAND_IN/gone")
            [ -z "$gone" ] || [[ $call != *"$gone"* ]] || { echo 'ERROR: Not Found({"error":{"code":"ResourceNotFound"}})' >&2; exit 1; }
            refused=$(cat "$STAND_IN/undeletable"); [ -z "$refused" ] || [[ $call != *"$refused"* ]] ;;
          'rest --method get'*) cat "$STAND_IN/config" ;;
          'rest --method patch'*) echo "${words[-1]}" > "$STAND_IN/config" ;;
          *config-zip*) [ ! -e "$STAND_IN/refuse" ] && touch "$STAND_IN/deployed" ;;
          *'function list'*) cat "$STAND_IN/functions" ;;
          *'deployment sub create'*)
            for failure in "$STAND_IN"/failure-*; do
              if [ -e "$failure" ]; then cat "$failure" >&2; rm "$failure"; exit 1; fi
            done
            cat "$STAND_IN/outputs" ;;
        esac
        """;

    /// <summary>The deployment site takes no package.</summary>
    public void RefusePackages() => File.WriteAllText(At("refuse"), "");
}
