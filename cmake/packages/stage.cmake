# Runs between the staging of each package's files and their packing.

file(GLOB staged LIST_DIRECTORIES ON ${CPACK_TEMPORARY_DIRECTORY}/*)
foreach(folder IN LISTS staged)
    # As Debian wants them, and without the time, so that the same sources make the same package.
    file(GLOB texts ${folder}/usr/share/man/man*/*.[1-8] ${folder}/usr/share/doc/*/changelog*)
    foreach(text IN LISTS texts)
        execute_process(COMMAND gzip -9nf ${text} COMMAND_ERROR_IS_FATAL ANY)
    endforeach()

    # What dpkg-shlibdeps can't know: which package of ours a library of ours is in.
    file(GLOB linked ${folder}/usr/bin/* ${folder}/usr/lib/*/*.so.*)
    if(linked AND CPACK_GENERATOR STREQUAL "DEB")
        set(version ${CPACK_PACKAGE_VERSION}-${CPACK_DEBIAN_PACKAGE_RELEASE})
        string(REGEX MATCH "^[0-9]+\\.[0-9]+" soversion ${CPACK_PACKAGE_VERSION})
        set(shlibs "")
        foreach(library libcassia libcassia-thrift libcassia-cql libcassia-metrics)
            string(APPEND shlibs "${library} ${soversion} ${library}${soversion} (= ${version})\n")
        endforeach()
        file(WRITE ${folder}/debian/shlibs.local ${shlibs})
    endif()
endforeach()
