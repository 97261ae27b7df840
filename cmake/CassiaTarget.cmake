# What every target of ours is built with.

# cassia_target(NAME): warnings as errors, hidden symbols, and the sanitizers that CASSIA_SANITIZE names.
function(cassia_target name)
    target_compile_features(${name} PUBLIC cxx_std_20)
    set_target_properties(${name} PROPERTIES
        CXX_EXTENSIONS OFF
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON)
    target_compile_options(${name} PRIVATE
        -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror
        # g++ 12 warns of overlaps within std::string's own operator+ (its bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        # clang warns of what libstdc++ 12 itself uses in std::stable_sort.
        $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
    if(CASSIA_SANITIZE)
        # g++ 12 warns of uninitialized memory where the sanitizers' own code hides that it is set.
        target_compile_options(${name} PRIVATE -fsanitize=${CASSIA_SANITIZE} -fno-omit-frame-pointer
            -fno-sanitize-recover=all $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
        if(CASSIA_SANITIZE STREQUAL "thread")
            # It warns too that the memory fences in asio are not seen; no socket here is shared by threads.
            target_compile_options(${name} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-tsan>)
        endif()
        target_link_options(${name} PUBLIC -fsanitize=${CASSIA_SANITIZE})
    endif()
endfunction()

# cassia_objects(NAME ROOM...): the sources of these rooms of src, compiled once: for a library, and for unit tests, which
# need to see what it hides.
function(cassia_objects name)
    set(sources)
    foreach(room IN LISTS ARGN)
        file(GLOB room_sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/*.cpp)
        list(APPEND sources ${room_sources})
    endforeach()
    add_library(${name} OBJECT ${sources})
    cassia_target(${name})
    set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_include_directories(${name}
        PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
               $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>)
endfunction()

# cassia_library(NAME SOURCE...): a library that is installed. cassia_thrift is cassia::thrift, and libcassia-thrift.
function(cassia_library name)
    string(REPLACE cassia_ "" export_name ${name})
    string(REPLACE _ - output_name ${name})
    add_library(${name} ${ARGN})
    add_library(cassia::${export_name} ALIAS ${name})
    cassia_target(${name})
    set_target_properties(${name} PROPERTIES
        OUTPUT_NAME ${output_name}
        EXPORT_NAME ${export_name}
        # Where cassia itself lies, wherever both are installed.
        INSTALL_RPATH $ORIGIN
        VERSION ${PROJECT_VERSION}
        SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
endfunction()
