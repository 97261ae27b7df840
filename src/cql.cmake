# cassia::cql: the backend of Cassandra's native protocol. Of it stand what turns bytes into messages and back, and the
# statements that the model's operations are in CQL.

cassia_objects(cassia_cql_objects backend/cql/protocol backend/cql/mapping)
target_link_libraries(cassia_cql_objects PUBLIC Boost::headers PkgConfig::LZ4 ZLIB::ZLIB)
