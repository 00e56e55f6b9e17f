#!/usr/bin/env bash
# Installs one exact version of dhf into a folder of its own, and puts it on the PATH of the steps that follow.
# Reads DHF_VERSION, RUNNER_TEMP, GITHUB_PATH.
set -euo pipefail

if ! [[ ${DHF_VERSION:-} =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]]; then
  echo "::error::The input version has to be one exact version of dhf, such as 1.2.3: a range or a tag would judge tomorrow by other rules than today."
  exit 2
fi
folder="$RUNNER_TEMP/dhf"
npm install --prefix "$folder" --ignore-scripts --no-audit --no-fund --save-exact "dhf@$DHF_VERSION"
echo "$folder/node_modules/.bin" >>"$GITHUB_PATH"
