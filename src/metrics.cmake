# cassia::metrics: pools' statistics for Prometheus, over the public API alone.

file(GLOB metrics_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/metrics/*.cpp)
cassia_library(cassia_metrics ${metrics_sources})
target_include_directories(cassia_metrics PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(cassia_metrics
    PUBLIC cassia
    PRIVATE PkgConfig::PROMETHEUS)
