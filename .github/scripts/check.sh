#!/usr/bin/env bash
# Judges a design history file, compares it with where the branch left its base, and tells the runner what came of it.
# Reads DHF_DIR, DHF_STAGE, DHF_FAIL_ON, DHF_BASE (a commit; empty where nothing is compared), DHF_REPORTS (a folder), GITHUB_OUTPUT, GITHUB_STEP_SUMMARY.
set -uo pipefail

if [[ $(git -C "$DHF_DIR" rev-parse --is-shallow-repository) != false ]]; then
  echo "::error::This clone holds only a part of the history. Who changed what, for which request, and what was approved stands in the whole of it: give actions/checkout the setting fetch-depth: 0."
  echo "verdict=could-not-judge" >>"$GITHUB_OUTPUT"
  exit 2
fi

mkdir -p "$DHF_REPORTS"
report="$DHF_REPORTS/report.json" sarif="$DHF_REPORTS/dhf.sarif" summary="$DHF_REPORTS/summary.md"

dhf check "$DHF_DIR" --stage "$DHF_STAGE" --fail-on "$DHF_FAIL_ON" --output "json=$report" --output "sarif=$sarif" >"$DHF_REPORTS/report.txt"
code=$?
cat "$DHF_REPORTS/report.txt"

case $code in
  0) verdict=passed ;;
  1) verdict=refused ;;
  2) verdict=could-not-judge ;;
  *) verdict=failed ;;
esac

# The comparison begins with the verdict; without one the report itself is the summary.
if [[ -n ${DHF_BASE:-} ]]; then
  dhf diff "$DHF_BASE...HEAD" "$DHF_DIR" --stage "$DHF_STAGE" --format markdown >"$summary"
  compared=$?
  if ((compared != 0)); then
    echo "::error::What this branch changes could not be told."
    ((code == 0)) && code=$compared && verdict=could-not-judge
  fi
fi
if [[ ! -s $summary ]]; then
  { echo "## Design history file: $verdict" && echo && echo '```text' && tail -c 50000 "$DHF_REPORTS/report.txt" && echo '```'; } >"$summary"
fi
cat "$summary" >>"$GITHUB_STEP_SUMMARY"

{
  echo "verdict=$verdict"
  echo "report=$report"
  echo "sarif=$sarif"
  echo "comment=$summary"
} >>"$GITHUB_OUTPUT"
exit "$code"
