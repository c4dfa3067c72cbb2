#!/usr/bin/env bash
# Compiles and lints infra-bicep with the compiler of the Azure CLI; a warning fails it. Needs az, no sign-in.
set -euo pipefail
cd "$(dirname "$0")/.."

for program in az; do
  command -v "$program" >/dev/null || { echo "lint-bicep: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

export AZURE_BICEP_USE_BINARY_FROM_PATH=false
az bicep install --only-show-errors
said=$(mktemp)
trap 'cat "$said" >&2; rm -f "$said"' EXIT
az bicep lint --file infra-bicep/main.bicep 2>> "$said"
az bicep build --file infra-bicep/main.bicep --stdout > /dev/null 2>> "$said"
for file in infra-bicep/*.bicepparam; do
  az bicep build-params --file "$file" --stdout > /dev/null 2>> "$said"
done
! grep -qE ': (Warning|Error) ' "$said"
