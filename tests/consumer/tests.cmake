# The consumer, built against an installed cassia as users would: by find_package and by pkg-config.

set(prefix ${CMAKE_CURRENT_BINARY_DIR}/consumer/prefix)
set(libraries)
if(CASSIA_THRIFT)
    list(APPEND libraries thrift)
endif()
if(CASSIA_CQL)
    list(APPEND libraries cql)
endif()
if(CASSIA_METRICS)
    list(APPEND libraries metrics)
endif()

add_test(NAME consumer.install COMMAND ${CMAKE_COMMAND} --install ${PROJECT_BINARY_DIR} --prefix ${prefix})
add_test(NAME consumer.find_package COMMAND ${CMAKE_CTEST_COMMAND}
    --build-and-test ${CMAKE_CURRENT_LIST_DIR} ${CMAKE_CURRENT_BINARY_DIR}/consumer/find_package
    --build-generator ${CMAKE_GENERATOR}
    --build-options -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER} "-DLIBRARIES=${libraries}"
    --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error)
add_test(NAME consumer.pkg_config COMMAND ${CMAKE_CURRENT_LIST_DIR}/by_pkg_config
    ${prefix} ${CMAKE_CXX_COMPILER} ${CMAKE_CURRENT_BINARY_DIR}/consumer/by_pkg_config cassia ${libraries})

# The same of the project that users may copy.
set(example ${PROJECT_SOURCE_DIR}/examples/consumer)
set(module cassia)
if(CASSIA_THRIFT)
    set(module cassia-thrift)
endif()
add_test(NAME consumer.example_by_find_package COMMAND ${CMAKE_CTEST_COMMAND}
    --build-and-test ${example} ${CMAKE_CURRENT_BINARY_DIR}/consumer/example_by_find_package
    --build-generator ${CMAKE_GENERATOR}
    --build-options -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}
    --test-command ${CMAKE_CTEST_COMMAND} --output-on-failure --no-tests=error)
add_test(NAME consumer.example_by_pkg_config COMMAND make -C ${example} check --always-make CXX=${CMAKE_CXX_COMPILER}
    BUILD=${CMAKE_CURRENT_BINARY_DIR}/consumer/example_by_pkg_config MODULE=${module}
    PKG_CONFIG_PATH=${prefix}/${CMAKE_INSTALL_LIBDIR}/pkgconfig)

set(consumers consumer.find_package consumer.pkg_config consumer.example_by_find_package consumer.example_by_pkg_config)
set_tests_properties(consumer.install PROPERTIES FIXTURES_SETUP installed)
set_tests_properties(${consumers} PROPERTIES FIXTURES_REQUIRED installed)
set_tests_properties(consumer.install ${consumers} PROPERTIES LABELS consumer TIMEOUT 120)
