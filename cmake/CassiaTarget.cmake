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
        target_link_options(${name} PUBLIC -fsanitize=${CASSIA_SANITIZE})
    endif()
endfunction()
