# cassia::thrift: the backend of Cassandra's Thrift API.

add_subdirectory(thriftmodel)

cassia_objects(cassia_thriftmodel_objects thriftmodel)
target_link_libraries(cassia_thriftmodel_objects PUBLIC cassia_thrift_generated PkgConfig::THRIFT)

cassia_objects(cassia_thrift_objects backend/thrift)
target_link_libraries(cassia_thrift_objects
    PUBLIC cassia_thriftmodel_objects cassia_net_objects Boost::headers PkgConfig::THRIFT Threads::Threads)
# The structs that are generated come first.
add_dependencies(cassia_thriftmodel_objects cassia_thrift_generated)
add_dependencies(cassia_thrift_objects cassia_thrift_generated)

cassia_library(cassia_thrift $<TARGET_OBJECTS:cassia_thrift_objects> $<TARGET_OBJECTS:cassia_thriftmodel_objects>
    $<TARGET_OBJECTS:cassia_thrift_generated> $<TARGET_OBJECTS:cassia_net_objects>)
target_link_libraries(cassia_thrift
    PUBLIC cassia
    PRIVATE OpenSSL::SSL PkgConfig::THRIFT Threads::Threads)
# Programs name nothing of it: a server string does. So the linker is told that it is needed.
# (The first is for a static library, the second for a shared one.)
target_link_options(cassia_thrift INTERFACE LINKER:--undefined=cassia_thrift_backend LINKER:--no-as-needed)
