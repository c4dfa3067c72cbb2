#!/usr/bin/env bash
# Prints where the Bicep compiler is that eng/Bicep.props pins; restores it first if it is not there. Its sum is looked at each time.
set -euo pipefail
cd "$(dirname "$0")"

for program in dotnet sha256sum; do
  command -v "$program" >/dev/null || { echo "bicep: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
property() { dotnet msbuild Bicep.csproj -nologo "-getProperty:$1"; }
# NuGet's folder is known once something was restored.
[ -e obj/Bicep.csproj.nuget.g.props ] && compiler=$(property BicepProgram) && [ -x "$compiler" ] || {
  dotnet restore Bicep.csproj --nologo --verbosity quiet >&2
  compiler=$(property BicepProgram)
}
[ -x "$compiler" ] || { echo "bicep: there is no compiler for this machine: it is restored on Linux x64 alone." >&2; exit 1; }
echo "$(property BicepSha256)  $compiler" | sha256sum --check --status || { echo "bicep: $compiler is not the pinned program." >&2; exit 1; }
echo "$compiler"
