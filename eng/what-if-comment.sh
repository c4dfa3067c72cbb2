#!/usr/bin/env bash
# Turns the JSON answer of `az deployment sub what-if` into a comment: counts, then what changes on each resource.
# what-if-comment.sh <what-if.json>
set -euo pipefail

if [ "$#" -ne 1 ]; then
  echo "usage: what-if-comment.sh <what-if.json>" >&2
  exit 2
fi

for program in jq; do
  command -v "$program" >/dev/null || { echo "what-if-comment: '$program' is needed and is not on the PATH." >&2; exit 1; }
done

# A comment holds at most 65,536 characters.
jq -r '
  def short: sub("^/subscriptions/[^/]+"; "");
  {Create: "+", Delete: "-", Modify: "~", Deploy: "!", Unsupported: "?"} as $marks
  | [.changes[]? | select($marks[.changeType])] as $changes
  | [ "### What this would change in the test environment",
      "",
      if ($changes | length) == 0 then "Nothing." else
        ($changes | group_by(.changeType) | map("\(.[0].changeType): \(length)") | join(", ")),
        "",
        "```diff",
        ($changes | sort_by(.changeType, .resourceId)
          | map("\($marks[.changeType]) \(.resourceId | short)", (.delta[]?.path | "    \(.)"))
          | join("\n") | if length > 60000 then .[:60000] + "\n(cut here)" else . end),
        "```"
      end,
      "",
      "What the parameter files give to whom is in the diff of `infra-bicep/*.snapshot.json`, too." ]
  | join("\n")
' "$1"
