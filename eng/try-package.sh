#!/usr/bin/env bash
# Tries a deployment package: unpacks it elsewhere as the platform does, and runs the sandbox's demo on it. Ends with 0 exactly if every
# letter is accounted for. Makes the package first, unless one is named.
#   eng/try-package.sh [--package FILE.zip] [OPTIONS of demo]     such as --letters 30 or --json
# Needs dotnet and unzip, and zip to make one.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command -v unzip >/dev/null || { echo "try-package: 'unzip' is needed and is not on the PATH." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if [ "${1:-}" = --package ]; then
  [ "$#" -ge 2 ] || { echo "usage: try-package.sh [--package FILE.zip] [OPTIONS of demo]" >&2; exit 2; }
  package=$2
  [ -f "$package" ] || { echo "try-package: there is no package $package. Make it with eng/package.sh." >&2; exit 1; }
  shift 2
else
  package=$work/postvogn.zip
  "$root/eng/package.sh" "$package" >&2
fi
mkdir "$work/app"
unzip -q "$package" -d "$work/app"

# Built by itself, so that what the compiler says does not stand among what the demo says.
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet build "$root/src/Sandbox" --verbosity quiet -nodeReuse:false >&2
dotnet run --project "$root/src/Sandbox" --no-build -- demo --app "$work/app" "$@"
