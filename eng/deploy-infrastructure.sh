#!/usr/bin/env bash
# Deploys infra-bicep for one environment and prints the outputs that the next steps need, one name=value a line.
# deploy-infrastructure.sh <environment> <location>
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
az deployment sub create --name "postvogn-$environment" --location "$location" --parameters "infra-bicep/main.$environment.bicepparam" \
  --only-show-errors --query 'properties.outputs.{resourceGroup: resourceGroupName.value, functionApp: appName.value}' --output json \
  | jq -r 'to_entries[] | if .value then "\(.key)=\(.value)" else error("the deployment has no output for \(.key)") end'
