# What this machine knows of Debian. To be sourced.
# shellcheck shell=bash

# debian_mirror: where this machine gets Debian's packages from, however its sources are written.
debian_mirror() {
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get update --print-uris | sed -nE "s#^'(.*)/dists/($codename|stable)/main/binary-.*#\\1#p" | sed -n 1p
}
