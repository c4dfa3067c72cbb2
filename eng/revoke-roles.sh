#!/usr/bin/env bash
# Takes back what the deployment did not give (docs/adr/0035): below the accounts of letters and events and the topics every assignment of
# a role that is not in its list; elsewhere in the resource group those that bear its mark. A deployment by itself never removes one.
# revoke-roles.sh <grants | ->      the output `grants` of infra-bicep/main.bicep, JSON; - reads it from standard input
# TRIES (5) and PAUSE in seconds (10) can be set from outside.
# Runs on the bash of macOS, too (3.2): there `set -e` ends at the border of $(...), so that what fails within says so itself.
set -euo pipefail

if [ "$#" -ne 1 ]; then
  echo "usage: revoke-roles.sh <the output grants of infra-bicep/main.bicep, JSON; - for standard input>" >&2
  exit 2
fi

for program in az jq; do
  command -v "$program" >/dev/null || { echo "revoke-roles: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

grants=$1
[ "$grants" != - ] || grants=$(cat)
jq --slurp --exit-status '.[0] | (.below | length > 0 and all(startswith("/subscriptions/"))) and (.assignments | length > 0)' \
  <<< "$grants" > /dev/null 2>&1 \
  || { echo "revoke-roles: that is no output grants of infra-bicep/main.bicep: it must name what it made." >&2; exit 2; }
tries=${TRIES:-5}
pause=${PAUSE:-10}
group=$(jq -r '.below[0] | split("/providers/")[0]' <<< "$grants")
authorization=providers/Microsoft.Authorization

# `return 0`: within a trap a bare `return` gives what the script was ended by.
retried() {
  local try
  for ((try = 1; try <= tries; try++)); do
    "$@" < /dev/null && return 0
    [ "$try" -eq "$tries" ] || sleep "$pause"
  done
  return 1
}

# What Azure lists at an address, one a line, of all pages. An answer without a list is none, not an empty one.
listed() {
  local url=$1 page
  while [ -n "$url" ]; do
    page=$(retried az rest --method get --url "$url" --only-show-errors --output json) || return
    jq --slurp --compact-output '.[0].value | if type == "array" then .[] else error("Azure answers with no list") end' <<< "$page" || return
    url=$(jq -r '.nextLink // ""' <<< "$page") || return
  done
}

# Removes what is at an address. What is gone meanwhile is removed: Azure answers nothing to that, or 404 if its resource is gone as well.
remove() {
  local try said
  for ((try = 1; try <= tries; try++)); do
    said=$(az rest --method delete --url "$1" --only-show-errors --output none 2>&1 < /dev/null) && return 0
    case $said in *'Not Found'*) return 0 ;; esac
    [ "$try" -eq "$tries" ] || sleep "$pause"
  done
  echo "$said" >&2
  return 1
}

# A listing without one of the deployment's own is incomplete: what is to go could be missing as well.
for ((try = 1; ; try++)); do
  stands=$(listed "$group/$authorization/roleAssignments?api-version=2022-04-01")
  missing=$(jq -r --slurpfile stands <(echo "$stands") '
    (reduce $stands[] as $one ({}; .[$one.name | ascii_downcase] = true)) as $there
    | [.assignments[] | select($there[ascii_downcase] | not)] | length' <<< "$grants")
  [ "$missing" != 0 ] || break
  [ "$try" -lt "$tries" ] || break
  sleep "$pause"
done
[ "$missing" = 0 ] || {
  echo "revoke-roles: $missing assignments of the deployment are not listed; nothing was removed. Run it again later." >&2
  exit 1
}

# What must go, and the resource whose locks forbid it.
stale=$(jq --slurp --compact-output --slurpfile grants <(echo "$grants") --arg group "$group" --arg mark 'Postvogn: ' '
  (reduce $grants[0].assignments[] as $name ({}; .[$name | ascii_downcase] = true)) as $given
  | .[]
  | (.properties.scope | ascii_downcase) as $scope
  | select($given[.name | ascii_downcase] | not)
  | ([$grants[0].below[] | select(ascii_downcase as $one | $scope | startswith($one + "/"))] | first) as $below
  | (($scope + "/") | startswith(($group | ascii_downcase) + "/")) as $inside
  | select($below or ($inside and (.properties.description // "" | startswith($mark))))
  | {id, holder: ($below // .properties.scope),
     line: "\(.properties.roleDefinitionId | split("/") | last) of \(.properties.principalType) \(.properties.principalId) on \(.properties.scope)"}
' <<< "$stands")
[ -n "$stale" ] || { echo "No right is to be taken back."; exit 0; }

# The locks come back however this ends; what a machine that dies leaves unlocked is locked by the next deployment.
lifted=()
lock_again() {
  local ended=$? lock
  # Whoever cancels does so twice: no further signal may leave a store unlocked.
  trap '' INT TERM HUP PIPE
  for lock in ${lifted[@]+"${lifted[@]}"}; do
    retried az rest --method put --url "$(jq -r .id <<< "$lock")?api-version=2020-05-01" --body "$(jq --compact-output '{properties}' <<< "$lock")" \
      --only-show-errors --output none || { echo "revoke-roles: this lock is NOT set again, do it by hand: $lock" >&2; ended=1; }
  done
  exit "$ended"
}
trap lock_again EXIT
trap 'exit 1' INT TERM HUP PIPE

# Those of the resource itself: a lock above it is somebody else's, and stays.
locks_of() {
  local locks
  locks=$(listed "$1/$authorization/locks?api-version=2020-05-01") || return
  jq --compact-output --arg holder "$1/$authorization/locks/" '
    select(.id | ascii_downcase | startswith($holder | ascii_downcase))
    | {id, properties: (.properties | {level, notes, owners} | with_entries(select(.value != null)))}' <<< "$locks"
}

while read -r holder; do
  locks=$(locks_of "$holder")
  [ -n "$locks" ] || continue
  while read -r lock; do
    lifted+=("$lock")
    remove "$(jq -r .id <<< "$lock")?api-version=2020-05-01"
  done <<< "$locks"
done <<< "$(jq -r .holder <<< "$stale" | sort -u)"

# Each is tried, so that one that can't be removed keeps no other. A lock that is lifted may hold for some seconds more.
failed=0
while read -r assignment; do
  line=$(jq -r .line <<< "$assignment")
  if remove "$(jq -r .id <<< "$assignment")?api-version=2022-04-01"; then
    echo "Taken back: $line"
  else
    echo "revoke-roles: NOT taken back: $line" >&2
    failed=1
  fi
done <<< "$stale"
exit "$failed"
