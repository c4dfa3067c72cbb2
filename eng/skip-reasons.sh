#!/usr/bin/env bash
# Says why tests were skipped, and how many for each reason, the most first. Says nothing when none was.
# skip-reasons.sh <folder of *.trx files>
set -euo pipefail

if [ "$#" -ne 1 ]; then
  echo "usage: skip-reasons.sh <folder of *.trx files>" >&2
  exit 2
fi

folder=$1
[ -d "$folder" ] || { echo "skip-reasons: there is no folder $folder." >&2; exit 1; }
find "$folder" -name '*.trx' -exec cat {} + | tr -d '\r' | awk '
  /<UnitTestResult / { skipped = /outcome="NotExecuted"/ }
  skipped && /<Message>/ { sub(/^.*<Message>/, ""); sub(/<\/Message>.*$/, ""); reasons[$0]++; skipped = 0 }
  END { for (reason in reasons) printf "%5d skipped: %s\n", reasons[reason], reason }' \
  | sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&apos;/'/g; s/&#39;/'/g; s/&amp;/\&/g" | LC_ALL=C sort -k1,1nr -k2
