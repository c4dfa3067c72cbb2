#!/usr/bin/env bash
# Deploys a package to a function app and tries whether it works.
# deploy-package.sh <resource group> <function app> <package.zip>
#
# The app and its deployment site take calls from few addresses. The front end names the address that it refused: that one is let in
# until this script ends, however it ends. What a killed runner leaves behind is removed by the next deployment of the infrastructure.
# SITE (https://host name of the app), TRIES and PAUSE can be set from outside.
set -euo pipefail

if [ "$#" -ne 3 ]; then
  echo "usage: deploy-package.sh <resource group> <function app> <package.zip>" >&2
  exit 2
fi

for program in az curl jq; do
  command -v "$program" >/dev/null || { echo "deploy-package: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

group=$1
app=$2
package=$3
[ -f "$package" ] || { echo "deploy-package: there is no package $package. Make it with eng/package.sh." >&2; exit 1; }
pause=${PAUSE:-5}
rule=deployment-$$
opened=
config="/subscriptions/{subscriptionId}/resourceGroups/$group/providers/Microsoft.Web/sites/$app/config/web?api-version=2024-04-01"

# az functionapp config access-restriction sends the whole configuration back, and Flex Consumption refuses parts of what it has itself
# given (Azure/azure-cli issue 31414). So only the two lists are replaced; the last rule of each, which refuses the rest, is Azure's own.
with_rules() {
  local lists
  # Called where a failure is looked at, so that nothing here ends by itself.
  lists=$(az rest --method get --url "$config" --only-show-errors --output json | jq --compact-output --arg rule "$rule" --argjson mine "$1" '
    def others: map(select(.name != $rule and .priority != 2147483647));
    .properties // error("Azure answers with no configuration") | {properties: {
      ipSecurityRestrictions: (.ipSecurityRestrictions // [] | others + $mine),
      scmIpSecurityRestrictions: (.scmIpSecurityRestrictions // [] | others + $mine)}}') || return 1
  [ -n "$lists" ] || return 1
  az rest --method patch --url "$config" --body "$lists" --only-show-errors --output none
}

close() {
  # Whoever cancels does so twice: the rule goes nevertheless.
  trap '' INT TERM HUP
  if [ -n "$opened" ]; then with_rules '[]' || echo "Rule $rule could not be removed" >&2; fi
}
trap close EXIT

site=${SITE:-https://$(az functionapp show --resource-group "$group" --name "$app" --query defaultHostName --output tsv)}
# A new app's name is not known everywhere at once: then the front end can't be asked, and the upload tells.
refused=$({ curl --silent --max-time 30 --retry 3 --retry-connrefused --output /dev/null --dump-header - "$site/api/health" || true; } | { grep -i '^x-ms-forbidden-ip:' || true; } | cut -d: -f2- | tr -d ' \r')
if [[ $refused =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$ ]]; then
  opened=yes
  with_rules "[{\"name\": \"$rule\", \"ipAddress\": \"$refused/32\", \"action\": \"Allow\", \"priority\": 64000}]"
fi

# A rule takes some seconds until it holds everywhere.
for try in 1 2 3; do
  az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --timeout 600 --output none && break
  [ "$try" -lt 3 ] || { echo "The package was not taken" >&2; exit 1; }
  sleep "$pause"
done
bash "$(dirname "$0")/smoke-test.sh" "$group" "$app" "$package" "$site"
