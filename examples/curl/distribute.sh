#!/usr/bin/env bash
# Previews an entry, distributes it, and waits until its posts are out.
#
#   STRAPI_URL=https://cms.example.com STRAPI_TOKEN=… CONTENT_TYPE=api::article.article \
#   DOCUMENT_ID=… LOCALE=en ./distribute.sh
#
# The token needs the actions "preview" and "dispatch" of automationPosts, "find" of
# automationDeliveries, and "find" of the content-type; see docs/automation.md.
set -euo pipefail

: "${STRAPI_URL:?address of Strapi, without a slash at its end}"
: "${STRAPI_TOKEN:?API token from Settings → API Tokens}"
: "${CONTENT_TYPE:?UID of the content-type}"
: "${DOCUMENT_ID:?documentId of the entry}"
LOCALE="${LOCALE:-}"
# Repeated with the same key, an order is placed once: give your own where this may run twice.
IDEMPOTENCY_KEY="${IDEMPOTENCY_KEY:-$(cat /proc/sys/kernel/random/uuid 2>/dev/null || uuidgen)}"
WAIT_SECONDS="${WAIT_SECONDS:-120}"

api="$STRAPI_URL/api/distribution"
entry="{\"contentType\":\"$CONTENT_TYPE\",\"documentId\":\"$DOCUMENT_ID\",\"locale\":\"$LOCALE\"}"

# Answers are shown also when they are refusals: their message says what to do.
call() {
  local answer
  answer=$(curl --silent --show-error --fail-with-body --retry 3 \
    --header "Authorization: Bearer $STRAPI_TOKEN" "$@") || {
    echo "$answer" >&2
    return 1
  }
  echo "$answer"
}

echo "Preview:"
preview=$(call --json "$entry" "$api/preview")
echo "$preview"
if grep -q '"severity":"error"' <<<"$preview"; then
  echo "It cannot go out like this: mend what the preview calls an error." >&2
  exit 1
fi

echo "Dispatch:"
call --json "$entry" --header "Idempotency-Key: $IDEMPOTENCY_KEY" "$api/dispatch"

deadline=$((SECONDS + WAIT_SECONDS))
while :; do
  deliveries=$(call --get "$api/deliveries" \
    --data-urlencode "contentType=$CONTENT_TYPE" \
    --data-urlencode "documentId=$DOCUMENT_ID")
  grep -qE '"state":"(queued|preparing|committing)"' <<<"$deliveries" || break
  if ((SECONDS >= deadline)); then
    echo "Not everything is out after $WAIT_SECONDS seconds; it goes on without this script." >&2
    break
  fi
  sleep 1
done

echo "Deliveries:"
echo "$deliveries"
if grep -qE '"state":"(failed|missed|unknown)"' <<<"$deliveries"; then
  echo "Not all posts went out: their reason says what to do." >&2
  exit 1
fi
