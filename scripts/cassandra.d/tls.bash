# Makes the certificates of --tls. Part of scripts/cassandra, which says what the variables are.
# shellcheck shell=bash disable=SC2154

# make_certificates FOLDER: an authority (authority.pem), and of it the nodes' certificate and key (node.p12) and a
# client's (client.pem, client.key). The nodes' names the addresses 127.0.0.N, and not localhost: so a client that
# checks names has one to refuse.
make_certificates() {
    local tls=$1 log=$1/log addresses
    [ ! -e "$tls/made" ] || return 0
    mkdir -p "$tls"
    : >"$log"
    addresses=$(seq -s, -f 'IP:127.0.0.%g' "$nodes")
    {
        certify authority -addext basicConstraints=critical,CA:true
        certify node -addext "subjectAltName=$addresses" -CA "$tls/authority.pem" -CAkey "$tls/authority.key"
        certify client -addext extendedKeyUsage=clientAuth -CA "$tls/authority.pem" -CAkey "$tls/authority.key"
        openssl pkcs12 -export -name node -in "$tls/node.pem" -inkey "$tls/node.key" -certfile "$tls/authority.pem" \
            -out "$tls/node.p12" -passout pass:cassandra
        # Java trusts only what its own tool has marked as trusted.
        rm -f "$tls/authority.p12"
        "$java" sun.security.tools.keytool.Main -importcert -noprompt -alias authority -file "$tls/authority.pem" \
            -keystore "$tls/authority.p12" -storetype PKCS12 -storepass cassandra
    } >>"$log" 2>&1 || { cat "$log" >&2; die "the certificates of --tls could not be made"; }
    touch "$tls/made"
}

# certify NAME OPTION...: a key and a certificate of that name, self-signed unless the options name an authority.
certify() {
    local config=$'[req]\ndistinguished_name = subject\n[subject]\n'
    openssl req -x509 -config <(echo "$config") -newkey rsa:2048 -noenc -days 3650 -subj "/CN=$1" \
        -keyout "$tls/$1.key" -out "$tls/$1.pem" "${@:2}"
}
