#!/usr/bin/env bash
# Makes the deployment package: publishes the function app and zips it (docs/adr/0027).
#   eng/package.sh [OUT.zip]     the default is artifacts/postvogn.zip
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
out=${1:-$root/artifacts/postvogn.zip}
[ ! -d "$out" ] || { echo "package: $out is a folder. Name the file that is to be made." >&2; exit 1; }
for program in dotnet zip; do
  command -v "$program" >/dev/null || { echo "package: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

mkdir -p "$(dirname "$out")"
out=$(cd "$(dirname "$out")" && pwd)/$(basename "$out")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet publish "$root/src/Functions" --output "$work/app" --artifacts-path "$work/artifacts" --verbosity quiet -nodeReuse:false

# What the feed's packages carry of permissions is none of the package's.
cd "$work/app"
find . -type f -exec chmod 644 {} +

rm -f "$out"
find . -type f | LC_ALL=C sort | zip -X -q "$out" -@
echo "$out"
echo "$(find . -type f | wc -l) files, $(find . -type f -exec cat {} + | wc -c) bytes, zipped $(wc -c <"$out") bytes"
# macOS, where `azd up` may run, has shasum.
echo "SHA-256 $({ sha256sum "$out" 2>/dev/null || shasum -a 256 "$out"; } | cut -d' ' -f1)"
