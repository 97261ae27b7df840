# cassia::thrift: the backend of Cassandra's Thrift API.

add_subdirectory(thriftmodel)

# asio. g++ warns that the thread sanitizer does not see its memory fences; no socket here is shared by threads.
add_library(cassia_asio INTERFACE)
target_link_libraries(cassia_asio INTERFACE Boost::headers)
if(CASSIA_SANITIZE STREQUAL "thread")
    target_compile_options(cassia_asio INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
endif()

cassia_objects(cassia_thrift_objects net thriftmodel backend/thrift)
target_link_libraries(cassia_thrift_objects
    PUBLIC cassia_thrift_generated cassia_asio OpenSSL::SSL PkgConfig::THRIFT Threads::Threads)
# The structs that are generated come first.
add_dependencies(cassia_thrift_objects cassia_thrift_generated)

cassia_library(cassia_thrift $<TARGET_OBJECTS:cassia_thrift_objects> $<TARGET_OBJECTS:cassia_thrift_generated>)
target_link_libraries(cassia_thrift
    PUBLIC cassia
    PRIVATE OpenSSL::SSL PkgConfig::THRIFT Threads::Threads)
# Programs name nothing of it: a server string does. So the linker is told that it is needed.
# (The first is for a static library, the second for a shared one.)
target_link_options(cassia_thrift INTERFACE LINKER:--undefined=cassia_thrift_backend LINKER:--no-as-needed)
