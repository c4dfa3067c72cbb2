#!/usr/bin/env bash
# Tries the deployment package as a machine without .NET would: makes it, unpacks it elsewhere, and runs the sandbox's demo on it with no SDK
# and no runtime in reach. Ends with 0 exactly if every letter is accounted for.
#   eng/try-package.sh [OPTIONS of demo]     such as --letters 30 or --json
# Needs dotnet (to publish), zip and unzip.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
command -v unzip >/dev/null || { echo "try-package: 'unzip' is needed and is not on the PATH." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$root/eng/package.sh" "$work/postvogn.zip" >&2
mkdir "$work/app"
unzip -q "$work/postvogn.zip" -d "$work/app"

# The sandbox is no part of the package; it brings its own runtime, so that it needs none either.
dotnet publish "$root/src/Sandbox" --runtime linux-x64 --self-contained --output "$work/sandbox" --artifacts-path "$work/artifacts" \
  --verbosity quiet -nodeReuse:false >&2
rm -rf "$work/artifacts"

# A PATH with the few programs that a demo may use, and without dotnet wherever that is installed.
mkdir "$work/bin"
for program in bash node npm; do
  if found=$(command -v "$program"); then ln -s "$(realpath "$found")" "$work/bin/$program"; fi
done
alone=(env -i "PATH=$work/bin" "HOME=$work" "TMPDIR=${TMPDIR:-/tmp}")
if "${alone[@]}" bash -c 'command -v dotnet || [[ -n ${DOTNET_ROOT:-} ]]'; then
  echo "try-package: there is still a dotnet in reach; the trial would prove nothing." >&2
  exit 1
fi

# An app that brought no runtime would still look in the usual places, were DOTNET_ROOT not set for it; the sandbox hands it on.
mkdir "$work/no-dotnet"
"${alone[@]}" "DOTNET_ROOT=$work/no-dotnet" "$work/sandbox/Postvogn.Sandbox" demo --app "$work/app" "$@"
