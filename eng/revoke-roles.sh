#!/usr/bin/env bash
# Takes back what the deployment did not give (docs/adr/0035): below the accounts of letters and events and the topics every assignment of
# a role that is not in its list; elsewhere in the resource group those that bear its mark. A deployment by itself never removes one.
# revoke-roles.sh <grants>      the output `grants` of infra-bicep/main.bicep, JSON
# TRIES (5) and PAUSE in seconds (10) can be set from outside.
set -euo pipefail
shopt -s inherit_errexit

if [ "$#" -ne 1 ]; then
  echo "usage: revoke-roles.sh <the output grants of infra-bicep/main.bicep, JSON>" >&2
  exit 2
fi

for program in az jq; do
  command -v "$program" >/dev/null || { echo "revoke-roles: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

grants=$1
jq --null-input --exit-status --argjson grants "$grants" '$grants | (.below | length > 0) and (.assignments | length > 0)' > /dev/null 2>&1 \
  || { echo "revoke-roles: that is no output grants of infra-bicep/main.bicep: it must name what it made." >&2; exit 2; }
tries=${TRIES:-5}
pause=${PAUSE:-10}
group=$(jq -r '.below[0] | split("/providers/")[0]' <<< "$grants")
authorization=providers/Microsoft.Authorization

# Every assignment at, above and below the group, one a line, of all pages.
standing() {
  local url="$group/$authorization/roleAssignments?api-version=2022-04-01" page
  while [ -n "$url" ]; do
    page=$(az rest --method get --url "$url" --only-show-errors --output json) || return
    jq --compact-output '.value[]' <<< "$page"
    url=$(jq -r '.nextLink // ""' <<< "$page")
  done
}

# A listing without one of the deployment's own is incomplete: what is to go could be missing as well.
for ((try = 1; ; try++)); do
  stands=$(standing)
  missing=$(jq -r --slurpfile stands <(echo "$stands") '(.assignments | map(ascii_downcase)) - ($stands | map(.name | ascii_downcase)) | length' <<< "$grants")
  [ "$missing" != 0 ] || break
  [ "$try" -lt "$tries" ] || break
  sleep "$pause"
done
[ "$missing" = 0 ] || {
  echo "revoke-roles: $missing assignments of the deployment are not listed; nothing was removed. Run it again later." >&2
  exit 1
}

# What must go, and the resource whose locks forbid it.
stale=$(jq --compact-output --argjson grants "$grants" --arg group "$group" --arg mark 'Postvogn: ' '
  ($grants.assignments | map(ascii_downcase)) as $given
  | (.properties.scope | ascii_downcase) as $scope
  | select((.name | ascii_downcase) as $name | $given | index($name) | not)
  | ([$grants.below[] | select(ascii_downcase as $one | $scope | startswith($one + "/"))] | first) as $below
  | (($scope + "/") | startswith(($group | ascii_downcase) + "/")) as $inside
  | select($below or ($inside and (.properties.description // "" | startswith($mark))))
  | {id, holder: ($below // .properties.scope),
     line: "\(.properties.roleDefinitionId | split("/") | last) of \(.properties.principalType) \(.properties.principalId) on \(.properties.scope)"}
' <<< "$stands")
[ -n "$stale" ] || { echo "No right is to be taken back."; exit 0; }

retried() {
  local try
  for ((try = 1; try <= tries; try++)); do
    "$@" < /dev/null && return
    [ "$try" -eq "$tries" ] || sleep "$pause"
  done
  return 1
}

# The locks come back however this ends; what a machine that dies leaves unlocked is locked by the next deployment.
lifted=()
lock_again() {
  local ended=$? lock
  for lock in "${lifted[@]}"; do
    retried az rest --method put --url "$(jq -r .id <<< "$lock")?api-version=2020-05-01" --body "$(jq --compact-output '{properties}' <<< "$lock")" \
      --only-show-errors --output none || { echo "revoke-roles: this lock is NOT set again, do it by hand: $lock" >&2; ended=1; }
  done
  exit "$ended"
}
trap lock_again EXIT
trap 'exit 1' INT TERM HUP

while read -r holder; do
  locks=$(az rest --method get --url "$holder/$authorization/locks?api-version=2020-05-01" --only-show-errors --output json)
  while read -r lock; do
    lifted+=("$lock")
    az rest --method delete --url "$(jq -r .id <<< "$lock")?api-version=2020-05-01" --only-show-errors --output none < /dev/null
  done < <(jq --compact-output --arg holder "$holder/$authorization/locks/" '
    .value[] | select(.id | ascii_downcase | startswith($holder | ascii_downcase))
    | {id, properties: {level: .properties.level, notes: (.properties.notes // "")}}' <<< "$locks")
done < <(jq -r .holder <<< "$stale" | sort -u)

# Each is tried, so that one that can't be removed keeps no other. A lock that is lifted may hold for some seconds more.
failed=0
while read -r assignment; do
  line=$(jq -r .line <<< "$assignment")
  if retried az rest --method delete --url "$(jq -r .id <<< "$assignment")?api-version=2022-04-01" --only-show-errors --output none; then
    echo "Taken back: $line"
  else
    echo "revoke-roles: NOT taken back: $line" >&2
    failed=1
  fi
done <<< "$stale"
exit "$failed"
