#!/usr/bin/env bash
# Compiles, lints and evaluates infra-bicep with the pinned compiler; a finding, or a snapshot that is not of these templates, fails it.
set -euo pipefail
cd "$(dirname "$0")/.."

compiler=$(bash eng/bicep.sh)
said=$(mktemp)
trap 'cat "$said" >&2; rm -f "$said"' EXIT
# A build says what lint says, of every module that it reads.
"$compiler" build infra-bicep/main.bicep --stdout > /dev/null 2>> "$said"
for file in infra-bicep/*.bicepparam; do
  "$compiler" build-params "$file" --stdout > /dev/null 2>> "$said"
done
bash eng/snapshot-bicep.sh validate >> "$said" 2>&1 || { echo "lint-bicep: a snapshot is of other templates; bash eng/snapshot-bicep.sh renews it." >> "$said"; exit 1; }
! grep -qE ' : (Warning|Error) ' "$said"
