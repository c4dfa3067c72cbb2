#!/usr/bin/env bash
# Deploys infra-bicep for one environment and prints the outputs that the next steps need, one name=value a line.
# deploy-infrastructure.sh <environment> <location>
set -euo pipefail
cd "$(dirname "$0")/.."

environment=$1
location=$2
az deployment sub create --name "postvogn-$environment" --location "$location" --parameters "infra-bicep/main.$environment.bicepparam" \
  --only-show-errors --query 'properties.outputs.{resourceGroup: resourceGroupName.value, functionApp: appName.value}' --output json \
  | jq -r 'to_entries[] | if .value then "\(.key)=\(.value)" else error("the deployment has no output for \(.key)") end'
