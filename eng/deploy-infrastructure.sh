#!/usr/bin/env bash
# Deploys infra-bicep for one environment, takes back the rights that it no longer gives (eng/revoke-roles.sh), and prints the outputs that
# the next steps need, one name=value a line. Ends with 1 and prints them nevertheless when only a right could not be taken back.
# deploy-infrastructure.sh <environment> <location>
# PAUSE in seconds (300) can be set from outside: how long a first deployment waits, twice at most, for roles to hold everywhere.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$#" -ne 2 ]; then
  echo "usage: deploy-infrastructure.sh <environment> <location>      such as: test swedencentral" >&2
  exit 2
fi

for program in az jq; do
  command -v "$program" >/dev/null || { echo "deploy-infrastructure: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

environment=$1
location=$2

# The compiler that has made the snapshots; elsewhere than on Linux x64, and where the caller has said so, the one of the Azure CLI.
if [ "$(uname -sm)" = 'Linux x86_64' ] && [ -z "${AZURE_BICEP_USE_BINARY_FROM_PATH:-}" ]; then
  compiler=$(bash eng/bicep.sh)
  export AZURE_BICEP_USE_BINARY_FROM_PATH=true PATH="${compiler%/*}:$PATH"
fi

said=$(mktemp)
trap 'rm -f "$said"' EXIT

# What Event Grid says of a role that does not hold yet (aka.ms/egmsivalidation), and Azure of an identity or a role of our own that has not
# reached all of it. Anything else fails at once.
unripe='Managed Identity Authorization Error|egmsivalidation|PrincipalNotFound|RoleDefinitionDoesNotExist'

for try in 1 2 3; do
  outputs=$(az deployment sub create --name "postvogn-$environment" --location "$location" --parameters "infra-bicep/main.$environment.bicepparam" \
    --only-show-errors --query 'properties.outputs.{resourceGroup: resourceGroupName.value, functionApp: appName.value, grants: grants.value}' \
    --output json 2> "$said") && break
  cat "$said" >&2
  { [ "$try" -lt 3 ] && grep -qE "$unripe" "$said"; } || exit 1
  echo "Roles take some minutes to hold everywhere: trying again in ${PAUSE:-300} s." >&2
  sleep "${PAUSE:-300}"
done
cat "$said" >&2

outputs=$(jq --compact-output 'with_entries(if .value then . else error("the deployment has no output for \(.key)") end)' <<< "$outputs")
jq -r 'del(.grants) | to_entries[] | "\(.key)=\(.value)"' <<< "$outputs"
# Last: what follows knows where the app is even if a right could not be taken back. By standard input: an argument has at most 128 KB.
jq --compact-output .grants <<< "$outputs" | bash eng/revoke-roles.sh - >&2 || {
  echo "deploy-infrastructure: the infrastructure is deployed; rights may be left that it no longer gives (see above). Run it again." >&2
  exit 1
}
