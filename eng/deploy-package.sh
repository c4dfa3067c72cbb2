#!/usr/bin/env bash
# Deploys a package to a function app and tries whether it works.
# deploy-package.sh <resource group> <function app> <package.zip>
#
# The app and its deployment site take calls from few addresses. The front end names the address that it refused: that one is let in
# until this script ends, however it ends. What a killed runner leaves behind is removed by the next deployment of the infrastructure.
# SITE (https://host name of the app), TRIES and PAUSE can be set from outside.
set -euo pipefail

group=$1
app=$2
package=$3
pause=${PAUSE:-5}
rule=deployment-$$
opened=()

access() {
  az functionapp config access-restriction "$1" --resource-group "$group" --name "$app" --rule-name "$rule" --only-show-errors \
    --output none "${@:2}"
}

close() {
  for scm in "${opened[@]}"; do access remove --scm-site "$scm" || echo "Rule $rule could not be removed (SCM: $scm)" >&2; done
}
trap close EXIT

let_in() {
  for scm in false true; do
    access add --scm-site "$scm" --priority 64000 --action Allow --ip-address "$1/32"
    opened+=("$scm")
  done
}

site=${SITE:-https://$(az functionapp show --resource-group "$group" --name "$app" --query defaultHostName --output tsv)}
refused=$(curl --silent --max-time 30 --output /dev/null --dump-header - "$site/api/health" | { grep -i '^x-ms-forbidden-ip:' || true; } | cut -d: -f2- | tr -d ' \r')
if [[ $refused =~ ^[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+$ ]]; then let_in "$refused"; fi

# A rule takes some seconds until it holds everywhere.
for try in 1 2 3; do
  az functionapp deployment source config-zip --resource-group "$group" --name "$app" --src "$package" --timeout 600 --output none && break
  [ "$try" -lt 3 ] || { echo "The package was not taken" >&2; exit 1; }
  sleep "$pause"
done
bash "$(dirname "$0")/smoke-test.sh" "$group" "$app" "$package" "$site"
