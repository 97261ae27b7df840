# Fetches what a Cassandra runs on into the cache: its jars from Maven, and Java 8, which Debian 12 no longer has.
# Part of scripts/cassandra, which says what the variables are.
# shellcheck shell=bash disable=SC2153,SC2154

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
unpack_packages() {
    local suite=$1 folder=$2 own package
    shift 2
    own=$folder/.apt
    mkdir -p "$own"/{sources,lists/partial,archives/partial,packages}
    : >"$own/none-installed"   # or apt would offer the machine's own version of a package
    # Where this machine gets its packages from, with another suite.
    if [ -f /etc/apt/sources.list.d/debian.sources ]; then
        awk -v RS= 'NR == 1' /etc/apt/sources.list.d/debian.sources |
            sed "s/^Suites:.*/Suites: $suite/" >"$own/sources/suite.sources"
    else
        awk -v suite="$suite" '$1 == "deb" { print "deb", $2, suite, "main"; exit }' /etc/apt/sources.list \
            >"$own/sources/suite.list"
    fi
    local apt=(apt-get -qq
        -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$own/sources"
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

install_jars() {
    say "fetching the jars of Cassandra $CASSANDRA"
    local project=$cache/$version/pom.xml log=$cache/$version/maven.log artifact
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
    mv "$lib.new" "$lib"
}

# install: fetches what is not there. One process at a time does; the others wait and then have it.
install() {
    mkdir -p "$cache/$version"
    local want have=$cache/$version/installed lock
    want=$(cat "$templates/$version/version"; echo "$java")
    exec {lock}>"$cache/lock"
    flock "$lock"
    if [ "$(cat "$have" 2>/dev/null)" != "$want" ] || [ ! -x "$java" ]; then
        rm -f "$have"
        "$scripts/setup" cassandra >&2
        [ "$java" != "$jre8/java" ] || [ -x "$java" ] || install_java8
        "$java" -version 2>/dev/null || die "Java $JAVA does not run: $java; JAVA_${JAVA}_HOME names another"
        install_jars
        echo "$want" >"$have"
    fi
    exec {lock}>&-
}
