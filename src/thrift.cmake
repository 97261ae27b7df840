# cassia::thrift: the backend of Cassandra's Thrift API.

add_subdirectory(thriftmodel)

set(thrift_sources)
foreach(room net thriftmodel backend/thrift)
    file(GLOB room_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${room}/*.cpp)
    list(APPEND thrift_sources ${room_sources})
endforeach()

# asio. g++ warns that the thread sanitizer does not see its memory fences; no socket here is shared by threads.
add_library(cassia_asio INTERFACE)
target_link_libraries(cassia_asio INTERFACE Boost::headers)
if(CASSIA_SANITIZE STREQUAL "thread")
    target_compile_options(cassia_asio INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
endif()

add_library(cassia_thrift_objects OBJECT ${thrift_sources})
cassia_target(cassia_thrift_objects)
set_target_properties(cassia_thrift_objects PROPERTIES POSITION_INDEPENDENT_CODE ON)
target_include_directories(cassia_thrift_objects
    PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
           $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>)
target_link_libraries(cassia_thrift_objects
    PUBLIC cassia_thrift_generated cassia_asio OpenSSL::SSL PkgConfig::THRIFT Threads::Threads)
# The structs that are generated come first.
add_dependencies(cassia_thrift_objects cassia_thrift_generated)

add_library(cassia_thrift $<TARGET_OBJECTS:cassia_thrift_objects> $<TARGET_OBJECTS:cassia_thrift_generated>)
add_library(cassia::thrift ALIAS cassia_thrift)
cassia_target(cassia_thrift)
set_target_properties(cassia_thrift PROPERTIES
    OUTPUT_NAME cassia-thrift
    EXPORT_NAME thrift
    # Where cassia itself lies, wherever both are installed.
    INSTALL_RPATH $ORIGIN
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
target_link_libraries(cassia_thrift
    PUBLIC cassia
    PRIVATE OpenSSL::SSL PkgConfig::THRIFT Threads::Threads)
# Programs name nothing of it: a server string does. So the linker is told that it is needed.
# (The first is for a static library, the second for a shared one.)
target_link_options(cassia_thrift INTERFACE LINKER:--undefined=cassia_thrift_backend LINKER:--no-as-needed)
