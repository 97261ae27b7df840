# Runs when the packages are packed. CPack has given the libraries' .debs scripts that call ldconfig, as their trigger does
# already, and dpkg would keep the one for removals after a removal.

if(NOT CPACK_GENERATOR STREQUAL "DEB")
    return()
endif()
foreach(package IN LISTS CPACK_PACKAGE_FILES)
    set(unpacked ${package}.unpacked)
    file(REMOVE_RECURSE ${unpacked})
    execute_process(COMMAND dpkg-deb --raw-extract ${package} ${unpacked} COMMAND_ERROR_IS_FATAL ANY)
    foreach(script postinst postrm)
        set(script ${unpacked}/DEBIAN/${script})
        if(EXISTS ${script})
            file(READ ${script} text)
            if(text MATCHES "ldconfig")
                file(REMOVE ${script})
            endif()
        endif()
    endforeach()
    execute_process(COMMAND dpkg-deb --root-owner-group -Zxz --build ${unpacked} ${package}
        OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
    file(REMOVE_RECURSE ${unpacked})
endforeach()
