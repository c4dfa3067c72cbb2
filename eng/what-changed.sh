#!/usr/bin/env bash
# Says whether a push is to be deployed: deploy=false if it changed documents alone, deploy=true otherwise, and whenever that cannot be told.
# what-changed.sh <commit before> <commit after>
set -euo pipefail

if [ "$#" -ne 2 ]; then
  echo "usage: what-changed.sh <commit before> <commit after>" >&2
  exit 2
fi

before=$1
after=$2
command -v git >/dev/null || { echo "what-changed: 'git' is needed and is not on the PATH." >&2; exit 1; }

# Without renames: code that was moved into docs has left where it was. A run by hand has no commit before, a new branch has zeros, and a forced push one that is gone.
if files=$(git diff --name-only --no-renames "$before" "$after" -- 2>/dev/null) && [ -n "$files" ] && ! grep -qvE '^docs/|\.md$' <<<"$files"; then
  echo deploy=false
else
  echo deploy=true
fi
