# Fetches what a Cassandra runs on into the cache: its jars from Maven, and Java 8, which Debian 12 no longer has.
# Part of scripts/cassandra, which says what the variables are.
# shellcheck shell=bash disable=SC2153,SC2154

# shellcheck source=../debian.bash
. "$scripts/debian.bash"

# choose_version VERSION: reads what is particular about it, and names where its parts lie.
choose_version() {
    version=$1
    [ -f "$templates/$version/version" ] || die "no version '$version'; there are: $(versions)"
    # shellcheck source=/dev/null
    . "$templates/$version/version"
    lib=$cache/$version/lib
    jre8=$cache/java8
    local named=JAVA_${JAVA}_HOME
    if [ -n "${!named:-}" ]; then
        java=${!named}/bin/java
    elif [ "$JAVA" = 8 ]; then
        java=$jre8/java
    else
        java=/usr/lib/jvm/java-$JAVA-openjdk-$(dpkg --print-architecture)/bin/java
    fi
}

# unpack_packages SUITE FOLDER PACKAGE...: unpacks packages of another Debian suite; installs nothing.
# Apt checks them: the suite's list of hashes by the signature on it, each package by its hash.
unpack_packages() {
    local suite=$1 folder=$2 own mirror package
    shift 2
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || die "apt has no source of this Debian release to take the '$suite' suite from"
    own=$folder/.apt
    mkdir -p "$own"/{lists/partial,archives/partial,packages}
    : >"$own/none-installed"   # or apt would offer the machine's own version of a package
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$own/sources.list"
    local apt=(apt-get -qq
        -o Dir::Etc::sourcelist="$own/sources.list" -o Dir::Etc::sourceparts=/dev/null
        -o Dir::State::lists="$own/lists" -o Dir::State::status="$own/none-installed"
        -o Dir::Cache="$own" -o Dir::Cache::archives="$own/archives" -o APT::Sandbox::User=root
        -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Retries=3)
    "${apt[@]}" update >&2
    (cd "$own/packages" && "${apt[@]}" download "$@" >&2)
    for package in "$own"/packages/*.deb; do dpkg -x "$package" "$folder"; done
    rm -rf "$own"
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

# install_jars: what Maven resolves. It checks each file by a hash from where it comes from; JARS, a hash of the hashes
# of all, says that they are the files that were tested.
install_jars() {
    say "fetching the jars of Cassandra $CASSANDRA"
    local project=$cache/$version/pom.xml log=$cache/$version/maven.log artifact got
    mkdir -p "$cache/$version"
    {
        echo "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>cassandra</artifactId>"
        echo "<version>1</version><packaging>pom</packaging><dependencies>"
        for artifact in $ARTIFACTS; do
            echo "<dependency><groupId>org.apache.cassandra</groupId><artifactId>$artifact</artifactId>"
            echo "<version>$CASSANDRA</version></dependency>"
        done
        echo "</dependencies></project>"
    } >"$project"
    rm -rf "$lib" "$lib.new"
    mvn -q -B --strict-checksums -f "$project" dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$lib.new" >"$log" 2>&1 || { cat "$log" >&2; die "Maven could not fetch the jars"; }
    got=$(cd "$lib.new" && LC_ALL=C && sha256sum -- *.jar | sha256sum | cut -d ' ' -f 1)
    [ "$got" = "$JARS" ] || die "the jars in $lib.new are not those that were tested: their hash is $got, not $JARS"
    mv "$lib.new" "$lib"
}

# install: fetches what is not there. One process at a time does; the others wait and then have it.
install() {
    local want have=$cache/$version/installed lock
    want=$(cat "$templates/$version/version")
    mkdir -p "$cache"
    exec {lock}>"$cache/lock"
    flock "$lock"
    if [ "$(cat "$have" 2>/dev/null)" != "$want" ]; then
        rm -f "$have"
        "$scripts/setup" cassandra >&2
        install_jars
        echo "$want" >"$have"
    fi
    [ "$java" != "$jre8/java" ] || [ -x "$java" ] || install_java8
    "$java" -version 2>&1 | grep -qE "version \"(1\.)?$JAVA\b" ||
        die "no Java $JAVA that runs: $java; JAVA_${JAVA}_HOME names another"
    exec {lock}>&-
}
