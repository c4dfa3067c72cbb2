#!/usr/bin/env bash
# After a deployment: waits until the app answers GET /api/health with 200, then until Azure lists every function of the package.
# smoke-test.sh <resource group> <function app> <package.zip> <https://host name>
# TRIES (60) and PAUSE in seconds (5) can be set from outside.
set -euo pipefail

if [ "$#" -ne 4 ]; then
  echo "usage: smoke-test.sh <resource group> <function app> <package.zip> <https://host name>" >&2
  exit 2
fi

for program in az curl jq unzip; do
  command -v "$program" >/dev/null || { echo "smoke-test: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

group=$1
app=$2
package=$3
[ -f "$package" ] || { echo "smoke-test: there is no package $package. Make it with eng/package.sh." >&2; exit 1; }
health=$4/api/health
tries=${TRIES:-60}
pause=${PAUSE:-5}

status=000
for ((try = 1; try <= tries; try++)); do
  status=$(curl --silent --max-time 30 --output /dev/null --write-out '%{http_code}' "$health") || status=000
  [ "$status" != 200 ] || break
  sleep "$pause"
done
[ "$status" = 200 ] || { echo "The app is not healthy after $tries tries: GET $health answers $status" >&2; exit 1; }
echo "Healthy at try $try"

wanted=$({ unzip -p "$package" functions.metadata || true; } | jq -r '.[].name' | sort)
[ -n "$wanted" ] || { echo "$package names no function in functions.metadata" >&2; exit 1; }
missing=$wanted
# Azure asks the host, which can be starting: no answer is one more try.
for ((try = 1; try <= tries; try++)); do
  listed=$(az functionapp function list --resource-group "$group" --name "$app" --query '[].name' --output tsv | sed 's|.*/||' | sort) || listed=
  missing=$(comm -23 <(echo "$wanted") <(echo "$listed"))
  [ -n "$missing" ] || break
  sleep "$pause"
done
[ -z "$missing" ] || { echo "Functions that Azure does not list:" $missing >&2; exit 1; }
echo "All $(echo "$wanted" | wc -l) functions are listed"
