cat > pattern.json <<'EOF'
{
  "source": ["shop.orders"]
}
EOF
aws events put-rule --name from-file --event-pattern file://pattern.json
aws events put-rule --name inline --event-pattern "$(cat <<'EOF'
{"source": ["shop.web"], "detail": {"it's": [true]}}
EOF
)"
