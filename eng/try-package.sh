#!/usr/bin/env bash
# Tries the deployment package: makes it, unpacks it elsewhere as the platform does, and runs the sandbox's demo on it. Ends with 0 exactly
# if every letter is accounted for.
#   eng/try-package.sh [OPTIONS of demo]     such as --letters 30 or --json
# Needs dotnet, zip and unzip.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command -v unzip >/dev/null || { echo "try-package: 'unzip' is needed and is not on the PATH." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$root/eng/package.sh" "$work/postvogn.zip" >&2
mkdir "$work/app"
unzip -q "$work/postvogn.zip" -d "$work/app"

# Built by itself, so that what the compiler says does not stand among what the demo says.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet build "$root/src/Sandbox" --verbosity quiet -nodeReuse:false >&2
dotnet run --project "$root/src/Sandbox" --no-build -- demo --app "$work/app" "$@"
