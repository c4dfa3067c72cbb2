#!/usr/bin/env bash
# Writes what the deployment package is made of as a CycloneDX bill of materials, by the tool that .config/dotnet-tools.json pins.
#   eng/sbom.sh [OUT.json]     the default is artifacts/postvogn.cdx.json
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$root/artifacts/postvogn.cdx.json}
[ ! -d "$out" ] || { echo "sbom: $out is a folder. Name the file that is to be made." >&2; exit 1; }
command -v dotnet >/dev/null || { echo "sbom: 'dotnet' is needed and is not on the PATH." >&2; exit 1; }

mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
cd "$root"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet tool restore >&2
dotnet tool run dotnet-CycloneDX -- src/Functions/Functions.csproj --recursive --output-format Json \
  --output "$(dirname "$out")" --filename "$(basename "$out")" >&2
echo "$out"
