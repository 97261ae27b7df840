# Fetches what a Cassandra runs on into the cache: its jars from Maven, and Java 8, which Debian 12 no longer has.
# Part of scripts/cassandra, which says what the variables are.
# shellcheck shell=bash disable=SC2153,SC2154

# choose_version VERSION: reads what is particular about it, and names where its parts lie.
choose_version() {
    version=$1
    [ -f "$templates/$version/version" ] || die "no version '$version'; there are: $(versions)"
    # shellcheck source=/dev/null
    . "$templates/$version/version"
    # shellcheck disable=SC2034
    lib=$cache/$version/lib   # node.bash runs what is in it
    jre8=$cache/java8
    java=$(java_program "$JAVA")
    [ "$JAVA" != 8 ] || [ -n "${JAVA_8_HOME:-}" ] || java=$jre8/java
}

# install_java8: made to run from where it is unpacked, with the libc of its own suite.
install_java8() {
    say "fetching Java 8 from Debian's unstable suite"
    local root=$jre8.new jre link libc loader
    rm -rf "$root" "$jre8"
    mkdir -p "$root"
    unpack_packages sid "$root" openjdk-8-jre-headless libc6 libgcc-s1 libstdc++6 zlib1g
    # Its settings are links into /etc. Without java.security every start waits 5 seconds for randomness.
    find "$root/usr/lib/jvm" -type l -lname '/etc/*' | while read -r link; do
        ln -sfr "$root$(readlink "$link")" "$link"
    done
    jre=$(cd "$root" && echo usr/lib/jvm/java-8-openjdk-*/jre)
    libc=$(cd "$root" && dirname "$(find . -name libc.so.6 | head -n 1)")
    loader=$(echo "$root/$libc"/ld-linux*.so.*)
    # The launcher looks for its JRE beside /proc/self/exe, which is the loader here: so that has a copy there.
    cp -L "$loader" "$root/$jre/bin/java.ld"
    cat >"$root/java" <<END
#!/bin/sh
root=\$(dirname "\$(readlink -f "\$0")")
exec "\$root/$jre/bin/java.ld" --library-path "\$root/$libc" "\$root/$jre/bin/java" "\$@"
END
    chmod +x "$root/java"
    mv "$root" "$jre8"
    "$java" -Xshare:dump >/dev/null 2>&1 || true   # starts a little quicker; works without
}

# install_version: the packages and the jars that this version runs on.
install_version() {
    "$scripts/setup" cassandra >&2
    say "fetching the jars of Cassandra $CASSANDRA"
    # shellcheck disable=SC2046,SC2086
    fetch_jars "$cache/$version" "$JARS" $(printf "org.apache.cassandra:%s:$CASSANDRA " $ARTIFACTS)
}

# install: fetches what is not there.
install() {
    lock_cache
    fetch_once "$cache/$version" "$(cat "$templates/$version/version")" install_version
    [ "$java" != "$jre8/java" ] || [ -x "$java" ] || install_java8
    unlock_cache
    "$java" -version 2>&1 | grep -qE "version \"(1\.)?$JAVA\b" ||
        die "no Java $JAVA that runs: $java; JAVA_${JAVA}_HOME names another"
}
