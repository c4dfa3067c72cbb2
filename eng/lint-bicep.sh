#!/usr/bin/env bash
# Compiles and lints infra-bicep with the compiler of the Azure CLI; a warning fails it. Needs az, no sign-in.
set -euo pipefail
cd "$(dirname "$0")/.."

export AZURE_BICEP_USE_BINARY_FROM_PATH=false
az bicep install --only-show-errors
said=$(mktemp)
for file in infra-bicep/main.bicep infra-bicep/*.bicepparam; do
  case $file in
    *.bicepparam) az bicep build-params --file "$file" --stdout > /dev/null 2>> "$said" ;;
    *) az bicep lint --file "$file" 2>> "$said" && az bicep build --file "$file" --stdout > /dev/null 2>> "$said" ;;
  esac
done
cat "$said" >&2
! grep -qE ': (Warning|Error) ' "$said"
