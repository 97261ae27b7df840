# What a plain `cmake -B build` of this project gets where it does not say otherwise.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()

find_program(CASSIA_CCACHE ccache)
mark_as_advanced(CASSIA_CCACHE)
if(CASSIA_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CASSIA_CCACHE})
endif()

set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
