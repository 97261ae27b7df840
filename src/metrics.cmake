# cassia::metrics: pools' statistics for Prometheus, over the public API alone.

file(GLOB metrics_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/metrics/*.cpp)
add_library(cassia_metrics ${metrics_sources})
add_library(cassia::metrics ALIAS cassia_metrics)
cassia_target(cassia_metrics)
set_target_properties(cassia_metrics PROPERTIES
    OUTPUT_NAME cassia-metrics
    EXPORT_NAME metrics
    # Where cassia itself lies, wherever both are installed.
    INSTALL_RPATH $ORIGIN
    VERSION ${PROJECT_VERSION}
    SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
target_include_directories(cassia_metrics PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(cassia_metrics
    PUBLIC cassia
    PRIVATE PkgConfig::PROMETHEUS)
