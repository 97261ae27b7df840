# The .deb and .rpm packages: what each holds, needs and says of itself. scripts/package makes them; docs/packages.md
# tells their users of them.

set(revision 1)
set(version ${PROJECT_VERSION}-${revision})
set(authors "The cassia authors")
set(templates ${CMAKE_CURRENT_LIST_DIR}/packages)
set(soversion ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

set(CPACK_PACKAGE_NAME cassia)
set(CPACK_PACKAGE_VENDOR ${authors})
set(CPACK_PACKAGE_CONTACT ${authors})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "")  # each package has its own
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_RELOCATABLE OFF)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
    OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PRE_BUILD_SCRIPTS ${templates}/stage.cmake)
set(CPACK_POST_BUILD_SCRIPTS ${templates}/repack.cmake)

set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE ${revision})
set(CPACK_DEBIAN_PACKAGE_SOURCE cassia)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Where libcassia lies for those of ours that need it; stage.cmake says which package it is in.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${PROJECT_BINARY_DIR}/src)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_RELEASE ${revision})
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_CHANGELOG_FILE ${PROJECT_BINARY_DIR}/packages/changelog.rpm)
# The same files as in the .debs, and nothing of the machine that they were made on.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _build_id_links none\n%define _buildhost localhost")

# Those belong to the system.
set(library_dir ${CMAKE_INSTALL_FULL_LIBDIR})
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION
    ${library_dir} ${library_dir}/cmake ${library_dir}/pkgconfig ${CMAKE_INSTALL_FULL_MANDIR}
    ${CMAKE_INSTALL_FULL_MANDIR}/man1 /lib /lib/systemd /lib/systemd/system)

# Of the time of the sources where SOURCE_DATE_EPOCH tells it.
string(TIMESTAMP date_rfc "%a, %d %b %Y %H:%M:%S +0000" UTC)
string(TIMESTAMP date_rpm "%a %b %d %Y" UTC)
foreach(file changelog.Debian changelog.rpm)
    configure_file(${templates}/${file}.in ${PROJECT_BINARY_DIR}/packages/${file} @ONLY)
endforeach()

# cassia_package(COMPONENT DEB RPM SECTION ARCH SUMMARY DESCRIPTION [PACKAGE...]): a package of one component. It needs the
# packages named, of just this version; what its programs and libraries are linked to need not be named.
macro(cassia_package component deb rpm section arch summary description)
    string(TOUPPER ${component} upper)
    list(APPEND CPACK_COMPONENTS_ALL ${component})
    set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${deb})
    set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${section})
    set(CPACK_DEBIAN_${upper}_DESCRIPTION "${summary}\n${description}")
    set(CPACK_RPM_${upper}_PACKAGE_NAME ${rpm})
    set(CPACK_RPM_${upper}_PACKAGE_SUMMARY ${summary})
    set(CPACK_RPM_${upper}_PACKAGE_DESCRIPTION ${description})
    if(${arch} STREQUAL all)
        set(CPACK_DEBIAN_${upper}_PACKAGE_ARCHITECTURE all)
        set(CPACK_RPM_${upper}_PACKAGE_ARCHITECTURE noarch)
    endif()
    set(needed ${ARGN})
    list(TRANSFORM needed APPEND " (= ${version})" OUTPUT_VARIABLE CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS)
    list(JOIN CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS ", " CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS)
    list(TRANSFORM needed APPEND " = ${version}" OUTPUT_VARIABLE CPACK_RPM_${upper}_PACKAGE_REQUIRES)
    list(JOIN CPACK_RPM_${upper}_PACKAGE_REQUIRES ", " CPACK_RPM_${upper}_PACKAGE_REQUIRES)

    # `cmake --install` puts these nowhere.
    set(doc ${CMAKE_INSTALL_DATADIR}/doc/${deb})
    install(FILES ${PROJECT_SOURCE_DIR}/LICENSE
        DESTINATION ${doc} RENAME copyright COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES ${PROJECT_SOURCE_DIR}/CHANGELOG.md
        DESTINATION ${doc} RENAME changelog COMPONENT ${component} EXCLUDE_FROM_ALL)
    install(FILES ${PROJECT_BINARY_DIR}/packages/changelog.Debian
        DESTINATION ${doc} COMPONENT ${component} EXCLUDE_FROM_ALL)
endmacro()

# cassia_library_package(TARGET SUMMARY DESCRIPTION): a package of that library, named after it and its soname.
macro(cassia_library_package library summary description)
    string(REPLACE _ - runtime lib${library}${soversion})
    list(APPEND runtimes ${runtime})
    cassia_package(${library} ${runtime} ${runtime} libs any ${summary} ${description})
    # Debian's way to have ldconfig called.
    set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA ${templates}/triggers)
endmacro()

# A package for each library: who keeps a store in his process needs neither Thrift nor an HTTP server.
cassia_library_package(cassia
    "wide-column data model of Apache Cassandra, embedded store"
    "Keyspaces, column families and rows of sorted columns, with Cassandra's types,\norder and rules, kept in the process by RocksDB.")
if(CASSIA_THRIFT)
    cassia_library_package(cassia_thrift
        "Cassandra's Thrift API for programs that use cassia"
        "With this library a program's server string may name a Cassandra cluster,\n0.7 to 3.11, in place of an embedded store.")
endif()
if(CASSIA_CQL)
    cassia_library_package(cassia_cql
        "CQL's native protocol for programs that use cassia"
        "With this library a program's server string may name a Cassandra cluster,\n3.11 to 5.0, by the protocol that Cassandra speaks today.")
endif()
if(CASSIA_METRICS)
    cassia_library_package(cassia_metrics
        "statistics of cassia's connection pools for Prometheus"
        "Counts and latencies of the pools of a program that uses cassia, served where\nPrometheus scrapes them.")
endif()
cassia_package(development libcassia-dev libcassia-devel libdevel any
    "wide-column data model of Apache Cassandra, development files"
    "Headers, CMake package and pkg-config files of cassia and of its libraries for\nCassandra's Thrift API and CQL, and for Prometheus."
    ${runtimes})
# <cassia/multiprecision.h> alone includes it.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS libboost-dev)
if(CASSIA_BUILD_TOOLS)
    cassia_package(tools cassia-tools cassia-tools database any
        "programs for cassia's stores and for Cassandra's data"
        "Loads CSV, TSV and JSON lines into column families and exports them, and has\nthe other programs of cassia, each with its manual page.")
endif()
if(TARGET cassia-server)
    # The program is among the tools, for tests and for those who start it themselves; to install those starts no service.
    cassia_package(server cassia-server cassia-server database all
        "Cassandra's Thrift API as a service of this machine"
        "The systemd service of cassia-server, which serves programs written for\nCassandra from a store of its own in /var/lib/cassia."
        cassia-tools)
    string(APPEND CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS ", systemd")
    string(APPEND CPACK_RPM_SERVER_PACKAGE_REQUIRES ", systemd")
    set(CPACK_DEBIAN_SERVER_PACKAGE_CONTROL_EXTRA ${templates}/postinst ${templates}/prerm)
    set(CPACK_RPM_SERVER_POST_INSTALL_SCRIPT_FILE ${templates}/postinst)
    set(CPACK_RPM_SERVER_PRE_UNINSTALL_SCRIPT_FILE ${templates}/prerm)
    install(FILES ${templates}/cassia-server.service
        DESTINATION /lib/systemd/system COMPONENT server EXCLUDE_FROM_ALL)
endif()

include(CPack)
