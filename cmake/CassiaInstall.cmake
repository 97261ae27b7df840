# What `cmake --install` puts where: the library, its headers, and what find_package and pkg-config need to find them.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/cassia)

set(libraries cassia)
if(CASSIA_THRIFT)
    list(APPEND libraries cassia_thrift)
endif()
if(CASSIA_CQL)
    list(APPEND libraries cassia_cql)
endif()
set(no_headers "")
if(CASSIA_METRICS)
    list(APPEND libraries cassia_metrics)
else()
    set(no_headers PATTERN "metrics.h" EXCLUDE)
endif()
# Each shared library is a component, named as its target is; all that its users compile and link with is another one.
foreach(library IN LISTS libraries)
    install(TARGETS ${library} EXPORT cassiaTargets
        LIBRARY COMPONENT ${library} NAMELINK_COMPONENT development
        ARCHIVE COMPONENT development)
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/cassia ${PROJECT_BINARY_DIR}/include/cassia
    DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
    FILES_MATCHING PATTERN "*.h" ${no_headers})

get_target_property(library_type cassia TYPE)
install(EXPORT cassiaTargets NAMESPACE cassia:: DESTINATION ${package_dir} COMPONENT development)
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/cassiaConfig.cmake.in
    ${PROJECT_BINARY_DIR}/cassiaConfig.cmake
    INSTALL_DESTINATION ${package_dir})
# Before 1.0 a minor version may change the API.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/cassiaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/cassiaConfig.cmake ${PROJECT_BINARY_DIR}/cassiaConfigVersion.cmake
    DESTINATION ${package_dir} COMPONENT development)

# A shared library brings along what it was linked to; with a static one the user links that too.
set(pc_requires "")
set(pc_thrift_requires "")
set(pc_cql_requires "")
set(pc_metrics_requires "")
if(library_type STREQUAL "STATIC_LIBRARY")
    set(pc_requires "rocksdb, spdlog")
    set(pc_thrift_requires ", thrift, openssl")
    set(pc_cql_requires ", liblz4, zlib, openssl")
    set(pc_metrics_requires ", prometheus-cpp-pull")
endif()
# Relative to the file itself, so that an installed tree can be moved.
file(RELATIVE_PATH pc_prefix /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
foreach(library IN LISTS libraries)
    string(REPLACE _ - module ${library})
    configure_file(${PROJECT_SOURCE_DIR}/cmake/${module}.pc.in ${PROJECT_BINARY_DIR}/${module}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${module}.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT development)
endforeach()
