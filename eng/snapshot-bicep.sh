#!/usr/bin/env bash
# Writes the snapshots of infra-bicep, or validates them: what each file of parameters would deploy, evaluated without Azure.
set -euo pipefail
mode=${1:-overwrite}
case $mode in
  overwrite | validate) ;;
  *) echo "usage: snapshot-bicep.sh [overwrite|validate]" >&2; exit 2 ;;
esac
cd "$(dirname "$0")/.."

compiler=$(bash eng/bicep.sh)
# Made up, and the same everywhere; the environment is empty, since a file of parameters may read it.
snapshot() {
  env -i HOME="$HOME" "$compiler" snapshot "$1" --mode "$2" --location swedencentral \
    --subscription-id 00000000-0000-0000-0000-000000000001 --tenant-id 00000000-0000-0000-0000-000000000002
}

wrong=0
for file in infra-bicep/*.bicepparam; do
  if [ "$mode" = validate ]; then
    snapshot "$file" validate || wrong=1
  else
    # One that still holds stays as it is: the compiler writes outputs in another order each time.
    snapshot "$file" validate > /dev/null 2>&1 || snapshot "$file" overwrite
  fi
done
exit "$wrong"
