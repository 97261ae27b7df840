# cassia::cql: the backend of Cassandra's native protocol.

cassia_objects(cassia_cql_objects backend/cql/protocol backend/cql/mapping backend/cql/session backend/cql)
target_link_libraries(cassia_cql_objects
    PUBLIC cassia_net_objects Boost::headers PkgConfig::LZ4 ZLIB::ZLIB Threads::Threads)

cassia_library(cassia_cql $<TARGET_OBJECTS:cassia_cql_objects> $<TARGET_OBJECTS:cassia_net_objects>)
target_link_libraries(cassia_cql
    PUBLIC cassia
    PRIVATE OpenSSL::SSL PkgConfig::LZ4 ZLIB::ZLIB Threads::Threads)
# As of cassia::thrift.
target_link_options(cassia_cql INTERFACE LINKER:--undefined=cassia_cql_backend LINKER:--no-as-needed)
