# What cassia::cql will be: the native protocol of Cassandra, and the statements that the model's operations are in CQL.

cassia_objects(cassia_cql_objects backend/cql/protocol backend/cql/mapping)
target_link_libraries(cassia_cql_objects PUBLIC Boost::headers)
