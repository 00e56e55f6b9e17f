#!/usr/bin/env bash
# Writes the report on a pull request as a comment; the one of an earlier run is written over.
# Reads DHF_PULL_REQUEST (its number), DHF_COMMENT (a file), GITHUB_REPOSITORY and, for gh, GH_TOKEN.
set -euo pipefail

if ! [[ ${DHF_PULL_REQUEST:-} =~ ^[0-9]+$ ]]; then
  echo "There is no pull request to comment on."
  exit 0
fi
mark='<!-- dhf -->'
marked=$(mktemp)
{ echo "$mark" && cat "$DHF_COMMENT"; } >"$marked"
earlier=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$DHF_PULL_REQUEST/comments" --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [[ -n $earlier ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$earlier" --field "body=@$marked" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$DHF_PULL_REQUEST/comments" --field "body=@$marked" --silent
fi
