# A node: its settings, its process, whether it is ready. Part of scripts/cassandra, which says what the variables are.
# shellcheck shell=bash disable=SC2154

# node_pid FOLDER: the id of the process of the node that lives there; fails when there is none.
node_pid() {
    local pid
    pid=$(cat "$1/pid" 2>/dev/null) && [ -n "$pid" ] || return 1
    # The number may belong to another process by now.
    { tr '\0' ' ' <"/proc/$pid/cmdline"; } 2>/dev/null | grep -qF -- "-Dcassandra.config=file://$1/" || return 1
    echo "$pid"
}

answers() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }

# initial_token I: where node I starts, so that each node owns an even part of the ring.
initial_token() {
    local i=$(($1 - 1)) quarter=$(((1 << 62) / nodes)) token
    case $partitioner in
        # From -2^63, which no node may have: 3.11 would give its rows twice. 64 bits wrap around.
        Murmur3Partitioner) token=$(((4 * i + 2) * quarter + (1 << 63))) ;;
        RandomPartitioner) token=$((170141183460469231 * i / nodes))000000000000000000000 ;;   # of 2^127, in decimals
        ByteOrderedPartitioner) token=$(printf %02x $((256 * i / nodes))) ;;
        *) return 0 ;;   # texts: Cassandra draws one
    esac
    echo "initial_token: '$token'"
}

# launch I: writes the settings of node I and starts it; does not wait.
launch() {
    local i=$1 node=$dir/node$1 storage_port=$((cql_port - 2042)) seeds options
    local authenticator=AllowAllAuthenticator authorizer=AllowAllAuthorizer
    local encrypted=false mutual=false
    [ "$auth" = no ] || authenticator=PasswordAuthenticator authorizer=CassandraAuthorizer
    [ "$tls" = no ] || encrypted=true
    [ "$tls" != mutual ] || mutual=true
    seeds=$(seq -s, -f '127.0.0.%g' "$nodes")
    mkdir -p "$node/tmp"
    cp "$templates/logback.xml" "$node"
    local fill=(-e "s|@CLUSTER@|test|" -e "s|@PARTITIONER@|$partitioner|" -e "s|@TOKEN_LINE@|$(initial_token "$i")|"
        -e "s|@AUTHENTICATOR@|$authenticator|" -e "s|@AUTHORIZER@|$authorizer|"
        -e "s|@ADDRESS@|127.0.0.$i|" -e "s|@SEEDS@|$seeds|"
        -e "s|@STORAGE_PORT@|$storage_port|" -e "s|@SSL_STORAGE_PORT@|$((storage_port + 1))|"
        -e "s|@CQL_PORT@|$cql_port|" -e "s|@THRIFT_PORT@|$thrift_port|"
        -e "s|@ENCRYPTED@|$encrypted|" -e "s|@MUTUAL@|$mutual|" -e "s|@TLS@|$dir/tls|"
        -e "s|@HEAP@|$heap|" -e "s|@DIR@|$node|" -e "s|@LIB@|$lib|")
    sed "${fill[@]}" "$templates/$version/cassandra.yaml.in" >"$node/cassandra.yaml"
    # shellcheck disable=SC2086
    mapfile -t options < <(cd "$templates" && cat $OPTIONS | sed -e '/^#/d' "${fill[@]}")
    # shellcheck disable=SC2086
    setsid "$java" "${options[@]}" ${CASSANDRA_JVM_OPTS:-} -cp "$lib/*" org.apache.cassandra.service.CassandraDaemon \
        >"$node/log" 2>&1 </dev/null {lock}>&- &
    echo $! >"$node/pid"
}

# sees I J: whether node I knows node J's part of the ring, and the last that it said of node J is that it is up.
sees() {
    local log=$dir/node$1/log other="127\.0\.0\.$2\b.*"
    [ "$1" != "$2" ] || return 0
    grep -qE "[Nn]ode /$other( at token |state jump to NORMAL)" "$log" &&
        [ "$(grep -oP "$other is now \K(UP|DOWN)" "$log" | tail -n 1)" = UP ]
}

# is_ready I: whether node I answers, sees the others and is seen, and the first user exists where there are users.
is_ready() {
    local i=$1 other port
    for port in "${ports[@]}"; do answers "127.0.0.$i" "$port" || return 1; done
    for other in $(seq "$nodes"); do sees "$i" "$other" && sees "$other" "$i" || return 1; done
    if [ "$auth" = yes ] && [ ! -e "$dir/has-user" ]; then
        grep -q "Created default superuser" "$dir"/node*/log || return 1
        touch "$dir/has-user"
    fi
}

# await I...: waits until all nodes are ready; when they can't be, ends those it is given, which were just launched.
await() {
    local i limit=$((SECONDS + start_limit)) launched
    for i in $(seq "$nodes"); do
        until is_ready "$i"; do
            # Not node_pid: between fork and exec a process does not bear the node's name yet.
            if ! kill -0 "$(cat "$dir/node$i/pid")" 2>/dev/null || [ $SECONDS -ge $limit ]; then
                tail -n 40 "$dir/node$i/log" >&2
                for launched in "$@"; do end_nodes "$dir" "$launched" KILL; done
                die "node $i did not start; the logs are in $dir"
            fi
            sleep 0.1
        done
    done
}

# end_nodes DIR NODE SIGNAL: ends node NODE, or every one for '*', and waits until it is gone.
end_nodes() {
    local node pid ending=() limit=$((SECONDS + stop_limit))
    for node in "$1"/node$2; do
        pid=$(node_pid "$node") || continue
        ending+=("$node")
        kill "-$3" "$pid" 2>/dev/null || true
        kill -CONT "$pid" 2>/dev/null || true   # a hung one would not hear the signal
    done
    for node in "${ending[@]}"; do
        while pid=$(node_pid "$node"); do
            [ $SECONDS -lt $limit ] || kill -KILL "$pid" 2>/dev/null || true
            sleep 0.05
        done
    done
}
