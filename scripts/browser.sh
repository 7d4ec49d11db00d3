# Finds a browser for the tests; `chromium.sh`, `firefox.sh` and `webkit.sh` read this.

# Prints the path of a program, and nothing else on standard output: the one that the variable names, or one on
# PATH, or Debian's, which is installed as root.
#   find_browser WHAT VARIABLE "NAME …" "PACKAGE …"
find_browser() {
  local what="$1" variable="$2" names packages
  read -ra names <<<"$3"
  read -ra packages <<<"$4"

  if [[ -n "${!variable:-}" ]]; then
    if [[ ! -x "${!variable}" ]]; then
      echo "$what: $variable is ${!variable}, which is no program" >&2
      return 1
    fi
    echo "${!variable}"
    return
  fi

  find_on_path "${names[@]}" && return

  if [[ "$(id -u)" -eq 0 ]] && command -v apt-get >/dev/null; then
    echo "$what: none found, installing Debian's package" >&2
    export DEBIAN_FRONTEND=noninteractive
    if apt-get update >&2 && apt-get install --yes --no-install-recommends "${packages[@]}" >&2; then
      find_on_path "${names[@]}" && return
    fi
  fi

  echo "$what: none of ${names[*]} is on PATH. Install one, or set $variable." >&2
  return 1
}

find_on_path() {
  local name
  for name in "$@"; do
    command -v "$name" && return
  done
  return 1
}
