# Fetches what the tests run beside the library into a cache: packages of other Debian suites, and jars by Maven. Where
# from, the machine's own configuration of apt and Maven tells. For scripts that have say and die.
# shellcheck shell=bash

cache=${CASSIA_TEST_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cassia-test}

# lock_cache: until unlock_cache no other process fetches. The others wait, and then find what was fetched.
lock_cache() {
    mkdir -p "$cache"
    exec {cache_lock}>"$cache/lock"
    flock "$cache_lock"
}
unlock_cache() { exec {cache_lock}>&-; }

# fetch_once FOLDER WHAT COMMAND [ARGUMENT...]: runs the command, which fills the folder, unless it did for the same
# WHAT.
fetch_once() {
    local folder=$1 what=$2
    [ "$(cat "$folder/installed" 2>/dev/null)" != "$what" ] || return 0
    rm -f "$folder/installed"
    mkdir -p "$folder"
    "${@:3}"
    echo "$what" >"$folder/installed"
}

# java_program N: the Java N that JAVA_N_HOME names, or else Debian's.
java_program() {
    local named=JAVA_$1_HOME
    echo "${!named:-/usr/lib/jvm/java-$1-openjdk-$(dpkg --print-architecture)}/bin/java"
}

# debian_mirror: where this machine gets Debian's packages from, however its sources are written.
debian_mirror() {
    local codename
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    apt-get update --print-uris | sed -nE "s#^'(.*)/dists/($codename|stable)/main/binary-.*#\\1#p" | sed -n 1p
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

# fetch_jars FOLDER HASH GROUP:ARTIFACT:VERSION...: these and what they need, into FOLDER/lib. Maven checks each file by
# a hash from where it comes from; HASH, of the hashes of all, says that they are the files that were tested.
fetch_jars() {
    local folder=$1 hash=$2 lib=$1/lib project=$1/pom.xml log=$1/maven.log artifact parts got
    shift 2
    {
        echo "<project><modelVersion>4.0.0</modelVersion><groupId>test</groupId><artifactId>test</artifactId>"
        echo "<version>1</version><packaging>pom</packaging><dependencies>"
        for artifact; do
            IFS=: read -ra parts <<<"$artifact"
            echo "<dependency><groupId>${parts[0]}</groupId><artifactId>${parts[1]}</artifactId>"
            echo "<version>${parts[2]}</version></dependency>"
        done
        echo "</dependencies></project>"
    } >"$project"
    rm -rf "$lib" "$lib.new"
    mvn -q -B --strict-checksums -f "$project" dependency:copy-dependencies -DincludeScope=runtime \
        -DoutputDirectory="$lib.new" >"$log" 2>&1 || { cat "$log" >&2; die "Maven could not fetch the jars"; }
    got=$(cd "$lib.new" && LC_ALL=C && sha256sum -- *.jar | sha256sum | cut -d ' ' -f 1)
    [ "$got" = "$hash" ] || die "the jars in $lib.new are not those that were tested: their hash is $got, not $hash"
    mv "$lib.new" "$lib"
}
